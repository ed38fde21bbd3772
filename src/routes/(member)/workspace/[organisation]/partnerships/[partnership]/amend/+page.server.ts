import { redirect } from '@sveltejs/kit';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { districts } from '#lib/geography/districts.ts';
import { amendmentForm } from '#lib/partnerships/amendments/amendment-form.ts';
import {
	addParties,
	changeable,
	previewAmendment,
	proposeCompared,
	searchParties,
} from '#lib/partnerships/amendments/amending.server.ts';
import { wideFormOf } from '#lib/platform/forms/form-body.server.ts';
import { editionsOffered, isGoalOffered, localised } from '#lib/policy/edition.ts';
import { focusAreaLabel } from '#lib/policy/labels.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const changeableOf = ({ params, locals: { db, actor } }: Pick<RequestEvent, 'params' | 'locals'>) =>
	changeable(db, actor, params.organisation, params.partnership);
const pageOf = ({ organisation, partnership }: RequestEvent['params']) =>
	href(`/workspace/${organisation}/partnerships/${partnership}`);

export const load: PageServerLoad = async (event) => {
	const { organisation, partnership, amendment } = await changeableOf(event);
	if (amendment) redirect(303, pageOf(event.params));
	const { slug, name, kind } = organisation;
	return {
		organisation: { slug, name, kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		personName: event.locals.actor.person?.name ?? '',
		stored: amendmentForm(partnership),
		goals: editionsOffered(partnership.goals)
			.flatMap(({ goals }) => goals)
			.filter(({ key }) => isGoalOffered(key) || partnership.goals.includes(key))
			.map(({ key, name: goal, focusArea }) => ({
				value: key,
				label: localised(goal),
				help: focusAreaLabel(focusArea),
			})),
		districts: districts.map(({ nr, name: label }) => ({ value: nr, label })),
		period: { start: formatShortDate(partnership.startsOn), end: formatShortDate(partnership.endsOn) },
	};
};

export const actions: Actions = {
	search: async (event) =>
		searchParties(event.locals.db, await changeableOf(event), await wideFormOf(event.request)),
	add: async (event) =>
		addParties(event.locals.db, await changeableOf(event), await wideFormOf(event.request)),
	preview: async (event) =>
		previewAmendment(event.locals.db, await changeableOf(event), await wideFormOf(event.request)),
	propose: async (event) => {
		const { db, actor } = event.locals;
		const own = await changeableOf(event);
		const shown = await proposeCompared(db, actor, own, await wideFormOf(event.request));
		return shown ?? redirect(303, pageOf(event.params));
	},
};
