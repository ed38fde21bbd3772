import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { mayWriteToPartners } from '#lib/casework/access.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { viewInput, viewOnDeskInput, viewRemoveInput } from '#lib/casework/input.ts';
import { viewAddress } from '#lib/casework/views/view.ts';
import { ownViews, removeView, saveView, showOnDesk } from '#lib/casework/views/views.server.ts';
import { partnerChoices, partnerPage } from '#lib/municipality/overview.server.ts';
import { partnerQuery, readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { mayImport, mayReadImports } from '#lib/organisations/access.ts';
import { m } from '#lib/paraglide/messages.js';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { db, actor } = locals;
	const filter = readPartnerFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const editions = editionsOffered([filter.goal, filter.lacks]);
	const areas = editions
		.flatMap(({ focusAreas }) => focusAreas)
		.map(({ slug, shortName }) => ({ value: slug, label: localised(shortName) }));
	const goals = editions
		.flatMap((edition) => edition.goals)
		.map(({ slug, number, shortName }) => ({ value: slug, label: `${number} ${localised(shortName)}` }));
	const opened = idIn(url.searchParams.get('view'));
	const [page, counts, views] = await Promise.all([
		partnerPage(db, actor, filter, { after, limit: pageLength, now: now() }),
		partnerChoices(
			db,
			actor,
			filter,
			[...areas, ...goals].map(({ value }) => value),
		),
		ownViews(db, actor),
	]);
	return {
		filter,
		areas,
		goals: [
			{ group: m.municipality_area(), options: areas },
			{ group: m.municipality_goal(), options: goals },
		],
		...page,
		counts,
		views,
		opened: views.find(({ id }) => id === opened) ?? null,
		mayWrite: mayWriteToPartners(actor),
		mayImport: mayImport(actor),
		mayReadImports: mayReadImports(actor),
		submission: crypto.randomUUID(),
	};
};

/** A filter as somebody sent it, as the list itself would write it. */
const asWritten = (query: string) => partnerQuery(readPartnerFilter(new URLSearchParams(query)));

export const actions: Actions = {
	saveView: action(
		viewInput,
		({ db, actor }, { query, ...input }) => saveView(db, actor, { ...input, query: asWritten(query) }),
		(_asked, id, { query }) => ({
			to: viewAddress({ id: Number(id), query: asWritten(query) }),
			flash: caseworkFlashes.viewSaved(),
		}),
	),
	showView: action(
		viewOnDeskInput,
		({ db, actor }, { view, onDesk }) => showOnDesk(db, actor, { view, onDesk: onDesk === 'yes' }),
		({ url }, _outcome, { view }) => ({
			to: viewAddress({ id: view, query: asWritten(url.search) }),
			flash: caseworkFlashes.viewChanged(),
		}),
	),
	removeView: action(
		viewRemoveInput,
		({ db, actor }, input) => removeView(db, actor, input),
		() => ({ to: '/municipality/partners', flash: caseworkFlashes.viewRemoved() }),
	),
};
