import { barrierPath, barriersPath } from '#lib/dialogue/barriers/barrier.ts';
import { verdictInput } from '#lib/dialogue/barriers/input.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { takeBarrierBack } from '#lib/dialogue/voices/taking-back.server.ts';
import { appealAgainst, leave, ownVoice, sayVerdict } from '#lib/dialogue/voices/voices.server.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { appealInput } from '#lib/moderation/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return ownVoice(db, params.secret);
};

const back = ({ secret }: { secret: string }) => `/barriers/voice/${secret}`;

export const actions: Actions = {
	verdict: action(
		verdictInput,
		({ db, params }, { verdict }) => sayVerdict(db, params.secret, verdict),
		({ params }) => ({ to: back(params), flash: dialogueFlashes.verdictSaid() }),
	),
	appeal: action(
		appealInput,
		({ db, params }, { appeal }) => appealAgainst(db, params.secret, appeal),
		({ params }) => ({ to: back(params), flash: dialogueFlashes.appealed() }),
	),
	leave: async (event) => {
		const { params, locals } = event;
		const { barrier } = await ownVoice(locals.db, params.secret);
		const stays = await leave(locals.db, params.secret);
		const to = stays ? back(params) : barrierPath(barrier.slug);
		redirectSaying(event, to, dialogueFlashes.left());
	},
	takeBack: async (event) => {
		await takeBarrierBack(event.locals.db, event.params.secret);
		redirectSaying(event, barriersPath, dialogueFlashes.takenBack());
	},
};
