import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { deskOf } from '#lib/matching/desk.server.ts';
import { answerInput, declineInput, muteInput, unmuteInput } from '#lib/matching/input.ts';
import { acceptMatch, declineMatch, withdrawMatch } from '#lib/matching/matches.server.ts';
import { mute, unmute } from '#lib/matching/mutes.server.ts';
import { deskPath } from '#lib/matching/posting.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	...(await deskOf(db, actor, params.organisation)),
	done: url.searchParams.get('done'),
});

const back = (organisation: string, done: string): never =>
	redirect(303, href(`${deskPath(organisation)}?done=${done}`));

export const actions: Actions = {
	accept: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), answerInput, async ({ match }) => {
			const promise = await acceptMatch(db, actor, params.organisation, match);
			redirect(303, href(`/workspace/${params.organisation}/commitments/${promise}`));
		}),
	decline: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), declineInput, async (input) => {
			await declineMatch(db, actor, params.organisation, input);
			back(params.organisation, 'declined');
		}),
	withdraw: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), answerInput, async ({ match }) => {
			await withdrawMatch(db, actor, params.organisation, match);
			back(params.organisation, 'withdrawn');
		}),
	mute: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), muteInput, async (input) => {
			await mute(db, actor, params.organisation, input);
			back(params.organisation, 'muted');
		}),
	unmute: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), unmuteInput, async (input) => {
			await unmute(db, actor, params.organisation, input.mute);
			back(params.organisation, 'unmuted');
		}),
};
