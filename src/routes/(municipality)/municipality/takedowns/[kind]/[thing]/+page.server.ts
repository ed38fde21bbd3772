import { municipalityMay } from '#lib/accounts/access.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { takeDownInput } from '#lib/moderation/input.ts';
import { listingToTakeDown } from '#lib/moderation/readers.server.ts';
import { isListingKind } from '#lib/moderation/subject.ts';
import { takeListingDown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const aboutOf = ({ kind, thing: slug }: { kind: string; thing: string }) =>
	isListingKind(kind) ? { kind, slug } : notFound();

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const about = aboutOf(params);
	const listing = await listingToTakeDown(db, actor, about);
	return { about, listing, mayDecide: municipalityMay(actor, 'moderate') };
};

export const actions: Actions = {
	default: action(
		takeDownInput,
		({ db, actor, params }, input) => takeListingDown(db, actor, aboutOf(params), input),
		() => ({ to: '/municipality/takedowns?state=standing', flash: moderationFlashes.takenDown() }),
	),
};
