import { deskOf } from '#lib/matching/desk.server.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import { answerInput, declineInput, muteInput, unmuteInput } from '#lib/matching/postings/input.ts';
import { acceptMatch, declineMatch, withdrawMatch } from '#lib/matching/matches/matches.server.ts';
import { mute, unmute } from '#lib/matching/suggestions/mutes.server.ts';
import { deskPath } from '#lib/matching/postings/posting.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	deskOf(db, actor, params.organisation);

const back = (organisation: string, flash: Flash) => ({ to: deskPath(organisation), flash });

export const actions: Actions = {
	accept: action(
		answerInput,
		({ db, actor, params }, { match }) => acceptMatch(db, actor, params.organisation, match),
		({ params }, commitment) => `/workspace/${params.organisation}/commitments/${commitment}`,
	),
	decline: action(
		declineInput,
		({ db, actor, params }, input) => declineMatch(db, actor, params.organisation, input),
		({ params }) => back(params.organisation, matchingFlashes.declined()),
	),
	withdraw: action(
		answerInput,
		({ db, actor, params }, { match }) => withdrawMatch(db, actor, params.organisation, match),
		({ params }) => back(params.organisation, matchingFlashes.withdrawn()),
	),
	mute: action(
		muteInput,
		({ db, actor, params }, input) => mute(db, actor, params.organisation, input),
		({ params }) => back(params.organisation, matchingFlashes.muted()),
	),
	unmute: action(
		unmuteInput,
		({ db, actor, params }, input) => unmute(db, actor, params.organisation, input.mute),
		({ params }) => back(params.organisation, matchingFlashes.unmuted()),
	),
};
