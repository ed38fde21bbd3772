import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { decideInput, reopenTakedownInput } from '#lib/moderation/input.ts';
import { takedownsOfTheCity } from '#lib/moderation/readers.server.ts';
import { readTakedownFilter } from '#lib/moderation/takedowns/takedown-case.ts';
import { decideTakedown, reopenTakedown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	const filter = readTakedownFilter(url.searchParams);
	return { filter, ...(await takedownsOfTheCity(db, actor, filter, url.searchParams.get('after'))) };
};

export const actions: Actions = {
	decide: action(
		decideInput,
		({ db, actor }, input) => decideTakedown(db, actor, input),
		(_, _outcome, { decision }) => ({ to: '/municipality/takedowns', flash: moderationFlashes[decision]() }),
	),
	reopen: action(
		reopenTakedownInput,
		({ db, actor }, input) => reopenTakedown(db, actor, input),
		() => ({ to: '/municipality/takedowns', flash: moderationFlashes.reopened() }),
	),
};
