import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { ownPostingPage } from '#lib/matching/desk.server.ts';
import * as input from '#lib/matching/input.ts';
import { acceptMatch, declineMatch, withdrawMatch } from '#lib/matching/matches.server.ts';
import { mute } from '#lib/matching/mutes.server.ts';
import { deskPath } from '#lib/matching/posting.ts';
import * as postings from '#lib/matching/postings.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
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
const back = ({ organisation, posting }: Address, done: string): never =>
	redirect(303, href(`${deskPath(organisation, posting)}?done=${done}`));

export const actions: Actions = {
	publish: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.publishInput, async (words) => {
			await postings.publishPosting(db, actor, params.organisation, params.posting, words);
			back(params, 'published');
		}),
	close: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.closeInput, async ({ reason }) => {
			await postings.closePosting(db, actor, params.organisation, params.posting, reason);
			back(params, 'closed');
		}),
	reopen: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.publishInput, async () => {
			await postings.reopenPosting(db, actor, params.organisation, params.posting);
			back(params, 'reopened');
		}),
	remove: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.publishInput, async () => {
			await postings.removeDraft(db, actor, params.organisation, params.posting);
			redirect(303, href(`${deskPath(params.organisation)}?done=removed`));
		}),
	accept: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.answerInput, async ({ match }) => {
			const promise = await acceptMatch(db, actor, params.organisation, match);
			redirect(303, href(`/workspace/${params.organisation}/commitments/${promise}`));
		}),
	decline: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.declineInput, async (answer) => {
			await declineMatch(db, actor, params.organisation, answer);
			back(params, 'declined');
		}),
	withdraw: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.answerInput, async ({ match }) => {
			await withdrawMatch(db, actor, params.organisation, match);
			back(params, 'withdrawn');
		}),
	mute: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), input.muteInput, async (what) => {
			await mute(db, actor, params.organisation, what);
			back(params, 'muted');
		}),
};
