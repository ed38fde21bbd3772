import {
	appealPost,
	leaveDebate,
	ownDebateVoice,
	takeNameOff,
	takePostBack,
	takeSupportBack,
} from '#lib/dialogue/debates/posts/by-link.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { appealInput } from '#lib/moderation/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return ownDebateVoice(db, params.secret);
};

const back = ({ secret }: { secret: string }) => `/debates/voice/${secret}`;

export const actions: Actions = {
	appeal: action(
		appealInput,
		({ db, params }, { appeal }) => appealPost(db, params.secret, appeal),
		({ params }) => ({ to: back(params), flash: dialogueFlashes.appealed() }),
	),
	leave: async (event) => {
		await leaveDebate(event.locals.db, event.params.secret);
		redirectSaying(event, back(event.params), dialogueFlashes.debateLeft());
	},
	nameOff: async (event) => {
		await takeNameOff(event.locals.db, event.params.secret);
		redirectSaying(event, back(event.params), dialogueFlashes.nameOff());
	},
	takePostBack: async (event) => {
		const to = await takePostBack(event.locals.db, event.params.secret);
		redirectSaying(event, to, dialogueFlashes.takenBack());
	},
	takeBack: async (event) => {
		const to = await takeSupportBack(event.locals.db, event.params.secret);
		redirectSaying(event, to, dialogueFlashes.supportBack());
	},
};
