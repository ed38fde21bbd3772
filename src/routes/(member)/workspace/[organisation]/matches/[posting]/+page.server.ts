import { ownPostingPage } from '#lib/matching/desk.server.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import * as input from '#lib/matching/postings/input.ts';
import { acceptMatch, declineMatch, withdrawMatch } from '#lib/matching/matches/matches.server.ts';
import { mute } from '#lib/matching/suggestions/mutes.server.ts';
import { deskPath } from '#lib/matching/postings/posting.ts';
import * as postings from '#lib/matching/postings/postings.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const page = await ownPostingPage(db, actor, params.organisation, params.posting);
	const { state, title, description } = page.posting;
	return {
		...page,
		wording: state === 'draft' ? checkWording(title, description) : [],
	};
};

type Address = { organisation: string; posting: string };
const back = ({ organisation, posting }: Address, flash: Flash) => ({
	to: deskPath(organisation, posting),
	flash,
});

export const actions: Actions = {
	publish: action(
		input.publishInput,
		({ db, actor, params }, words) =>
			postings.publishPosting(db, actor, params.organisation, params.posting, words),
		({ params }) => back(params, matchingFlashes.published()),
	),
	close: action(
		input.closeInput,
		({ db, actor, params }, { reason }) =>
			postings.closePosting(db, actor, params.organisation, params.posting, reason),
		({ params }) => back(params, matchingFlashes.closed()),
	),
	reopen: action(
		input.publishInput,
		({ db, actor, params }) => postings.reopenPosting(db, actor, params.organisation, params.posting),
		({ params }) => back(params, matchingFlashes.reopened()),
	),
	remove: action(
		input.publishInput,
		({ db, actor, params }) => postings.removeDraft(db, actor, params.organisation, params.posting),
		({ params }) => ({ to: deskPath(params.organisation), flash: matchingFlashes.removed() }),
	),
	accept: action(
		input.answerInput,
		({ db, actor, params }, { match }) => acceptMatch(db, actor, params.organisation, match),
		({ params }, commitment) => `/workspace/${params.organisation}/commitments/${commitment}`,
	),
	decline: action(
		input.declineInput,
		({ db, actor, params }, answer) => declineMatch(db, actor, params.organisation, answer),
		({ params }) => back(params, matchingFlashes.declined()),
	),
	withdraw: action(
		input.answerInput,
		({ db, actor, params }, { match }) => withdrawMatch(db, actor, params.organisation, match),
		({ params }) => back(params, matchingFlashes.withdrawn()),
	),
	mute: action(
		input.muteInput,
		({ db, actor, params }, what) => mute(db, actor, params.organisation, what),
		({ params }) => back(params, matchingFlashes.muted()),
	),
};
