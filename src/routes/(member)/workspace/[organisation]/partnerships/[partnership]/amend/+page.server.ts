import { createHash } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { copenhagenDate, formatShortDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { districts } from '#lib/geography/districts.ts';
import { mayChange } from '#lib/partnerships/access.ts';
import { amendmentForm, formWithParties, withAdded } from '#lib/partnerships/amendments/amendment-form.ts';
import { amendmentInput, amendmentPreviewInput } from '#lib/partnerships/amendments/amendment-input.ts';
import { checkProposal, newTerms, proposeAmendment } from '#lib/partnerships/amendments/amendments.server.ts';
import { changeRows } from '#lib/partnerships/ending/history.server.ts';
import { isInForce, standingOn } from '#lib/partnerships/partnership.ts';
import { searchPartners } from '#lib/partnerships/readers.server.ts';
import { ownPartnership, partnersById } from '#lib/partnerships/readers.server.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';
import type { ChangeRow } from '#lib/partnerships/amendments/labels.ts';
import { now } from '#lib/platform/clock.ts';
import { notFound } from '#lib/platform/errors.ts';
import { wideFormOf } from '#lib/platform/form-body.server.ts';
import { keptValues, submit } from '#lib/platform/forms.server.ts';
import { edition, localised } from '#lib/policy/edition.ts';
import { focusAreaLabel } from '#lib/policy/labels.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function changeable({ params, locals: { db, actor } }: Pick<RequestEvent, 'params' | 'locals'>) {
	const own = await ownPartnership(db, actor, params.organisation, params.partnership);
	if (!mayChange(actor, own.partnership, own.organisation.id)) notFound();
	if (!isInForce(standingOn(own.partnership, copenhagenDate(now())))) notFound();
	return own;
}
type Own = Awaited<ReturnType<typeof changeable>>;
const pageOf = ({ organisation, partnership }: RequestEvent['params']) =>
	href(`/workspace/${organisation}/partnerships/${partnership}`);

export const load: PageServerLoad = async (event) => {
	const { organisation, partnership, amendment } = await changeable(event);
	if (amendment) redirect(303, pageOf(event.params));
	const { slug, name, kind } = organisation;
	return {
		organisation: { slug, name, kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		personName: event.locals.actor.person?.name ?? '',
		stored: amendmentForm(partnership),
		goals: edition.goals.map(({ key, name: goal, focusArea }) => ({
			value: key,
			label: localised(goal),
			help: focusAreaLabel(focusArea),
		})),
		districts: districts.map(({ nr, name: label }) => ({ value: nr, label })),
		period: { start: formatShortDate(partnership.startsOn), end: formatShortDate(partnership.endsOn) },
	};
};

const mostFound = 8;
const nothing = { search: '', found: null, rows: null, seen: '' };

/** What stands on the page when somebody signs: other changes than these are shown again first. */
const fingerprint = (rows: readonly ChangeRow[]): string =>
	createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

async function search({ locals }: RequestEvent, { partnership }: Own, form: FormData) {
	const values = keptValues(form);
	const text = String(values.search ?? '')
		.trim()
		.slice(0, 80);
	const { parties } = formWithParties(values, amendmentForm(partnership));
	const chosen = parties.map(({ organisationId }) => organisationId);
	const found = text ? await searchPartners(locals.db, text, chosen, mostFound) : [];
	return { ...nothing, values, errors: {}, search: text, found };
}

/** What the form would change, to be read before it is signed; or what is wrong with it. */
async function compare({ locals }: RequestEvent, { organisation, partnership }: Own, form: FormData) {
	const outcome = await submit(form, amendmentPreviewInput, async (input) => {
		const after = await newTerms(locals.db, partnership, input);
		checkProposal(partnership, after, organisation.id, copenhagenDate(now()));
		return changeRows({ before: termsOf(partnership), after });
	});
	if (!Array.isArray(outcome)) return fail(422, { ...nothing, ...outcome.data });
	return { ...nothing, values: keptValues(form), errors: {}, rows: outcome, seen: fingerprint(outcome) };
}

export const actions: Actions = {
	/** Looks for a partner; everything typed so far comes back. */
	search: async (event) => search(event, await changeable(event), await wideFormOf(event.request)),
	/** Puts the chosen ones among the parties of the form. */
	add: async (event) => {
		const { partnership } = await changeable(event);
		const form = await wideFormOf(event.request);
		const ids = form.getAll('add').map(Number);
		const sound = ids.filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31);
		const added = sound.length ? await partnersById(event.locals.db, sound) : [];
		const values = withAdded(keptValues(form), amendmentForm(partnership), added);
		return { ...nothing, values, errors: {} };
	},
	/** Enter in the search field asks for a search, in any other field for the comparison. */
	preview: async (event) => {
		const own = await changeable(event);
		const form = await wideFormOf(event.request);
		const searching = form.has('enter') && String(form.get('search') ?? '').trim() !== '';
		return searching ? search(event, own, form) : compare(event, own, form);
	},
	propose: async (event) => {
		const own = await changeable(event);
		const form = await wideFormOf(event.request);
		const shown = await compare(event, own, form);
		if (!('rows' in shown) || shown.seen !== form.get('seen')) return shown;
		const outcome = await submit(form, amendmentInput, async (input) => {
			const { db, actor } = event.locals;
			await proposeAmendment(db, actor, own.organisation.slug, own.partnership.slug, input);
			redirect(303, pageOf(event.params));
		});
		return fail(422, { ...shown, ...outcome.data });
	},
};
