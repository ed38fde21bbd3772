import { municipalityMay } from '#lib/accounts/access.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { differentInput, mergeInput } from '#lib/events/input.ts';
import { lookAgain, sayDifferent } from '#lib/events/look-alikes/look-alikes.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { duplicatesOfTheCity } from '#lib/municipality/duplicates.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await duplicatesOfTheCity(db, actor, url.searchParams.get('after'))),
	mayDecide: municipalityMay(actor, 'moderate'),
});

export const actions: Actions = {
	merge: action(
		mergeInput,
		({ db, actor }, slugs) => mergeEvents(db, actor, slugs),
		() => ({ to: '/municipality/duplicates', flash: eventFlashes.merged() }),
	),
	different: action(
		differentInput,
		({ db, actor }, pair) => sayDifferent(db, actor, pair),
		() => ({ to: '/municipality/duplicates', flash: eventFlashes.saidDifferent() }),
	),
	again: action(
		differentInput,
		({ db, actor }, pair) => lookAgain(db, actor, pair),
		() => ({ to: '/municipality/duplicates', flash: eventFlashes.lookedAtAgain() }),
	),
};
