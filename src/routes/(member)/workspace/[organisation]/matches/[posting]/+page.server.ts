import { ownPostingPage } from '#lib/matching/desk.server.ts';
import * as input from '#lib/matching/postings/input.ts';
import { acceptMatch, declineMatch, withdrawMatch } from '#lib/matching/matches/matches.server.ts';
import { mute } from '#lib/matching/suggestions/mutes.server.ts';
import { deskPath } from '#lib/matching/postings/posting.ts';
import * as postings from '#lib/matching/postings/postings.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const page = await ownPostingPage(db, actor, params.organisation, params.posting);
	const { state, title, description } = page.posting;
	return {
		...page,
		wording: state === 'draft' ? checkWording(title, description) : [],
		done: url.searchParams.get('done'),
	};
};

type Address = { organisation: string; posting: string };
const back = ({ organisation, posting }: Address, done: string) =>
	`${deskPath(organisation, posting)}?done=${done}`;

export const actions: Actions = {
	publish: action(
		input.publishInput,
		({ db, actor, params }, words) =>
			postings.publishPosting(db, actor, params.organisation, params.posting, words),
		({ params }) => back(params, 'published'),
	),
	close: action(
		input.closeInput,
		({ db, actor, params }, { reason }) =>
			postings.closePosting(db, actor, params.organisation, params.posting, reason),
		({ params }) => back(params, 'closed'),
	),
	reopen: action(
		input.publishInput,
		({ db, actor, params }) => postings.reopenPosting(db, actor, params.organisation, params.posting),
		({ params }) => back(params, 'reopened'),
	),
	remove: action(
		input.publishInput,
		({ db, actor, params }) => postings.removeDraft(db, actor, params.organisation, params.posting),
		({ params }) => `${deskPath(params.organisation)}?done=removed`,
	),
	accept: action(
		input.answerInput,
		({ db, actor, params }, { match }) => acceptMatch(db, actor, params.organisation, match),
		({ params }, commitment) => `/workspace/${params.organisation}/commitments/${commitment}`,
	),
	decline: action(
		input.declineInput,
		({ db, actor, params }, answer) => declineMatch(db, actor, params.organisation, answer),
		({ params }) => back(params, 'declined'),
	),
	withdraw: action(
		input.answerInput,
		({ db, actor, params }, { match }) => withdrawMatch(db, actor, params.organisation, match),
		({ params }) => back(params, 'withdrawn'),
	),
	mute: action(
		input.muteInput,
		({ db, actor, params }, what) => mute(db, actor, params.organisation, what),
		({ params }) => back(params, 'muted'),
	),
};
