import { redirect } from '@sveltejs/kit';
import {
	changeReach,
	changeRhythm,
	endAlert,
	endEverything,
	findMailings,
	wayToSignUp,
} from '#lib/alerts/ending.server.ts';
import { alertFlashes } from '#lib/alerts/flashes.ts';
import { changeInput, endInput, reachInput, seatInput, signUpInput } from '#lib/alerts/input.ts';
import { answerList, ownAnswers, refuseAllLists } from '#lib/casework/consent/consent.server.ts';
import { answerListInput } from '#lib/casework/consent/input.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { ownVoiceInput } from '#lib/dialogue/barriers/input.ts';
import {
	barriersHeardOf,
	debatesHeardOf,
	wayToDebateVoice,
	wayToVoice,
} from '#lib/dialogue/voices/by-email.server.ts';
import { seatsHeld, wayToSeat } from '#lib/networks/seats/by-email.server.ts';
import { now } from '#lib/platform/clock.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const [mailings, lists, barriers, debates, seats] = await Promise.all([
		findMailings(db, params.secret),
		ownAnswers(db, params.secret),
		barriersHeardOf(db, params.secret),
		debatesHeardOf(db, params.secret),
		seatsHeld(db, params.secret),
	]);
	return { ...mailings, lists, barriers, debates, seats, now: now() };
};

const back = ({ secret }: { secret: string }) => `/alerts/${secret}`;

export const actions: Actions = {
	end: action(
		endInput,
		({ db, params }, { alert }) => endAlert(db, params.secret, alert),
		({ params }) => ({ to: back(params), flash: alertFlashes.ended() }),
	),
	change: action(
		changeInput,
		({ db, params }, { alert, rhythm }) => changeRhythm(db, params.secret, alert, rhythm),
		({ params }) => ({ to: back(params), flash: alertFlashes.changed() }),
	),
	reach: action(
		reachInput,
		({ db, params }, { alert, km }) => changeReach(db, params.secret, alert, km),
		({ params }) => ({ to: back(params), flash: alertFlashes.changed() }),
	),
	endAll: async (event) => {
		const { params, locals } = event;
		await endEverything(locals.db, params.secret, 'page');
		redirectSaying(event, back(params), alertFlashes.endedAll());
	},
	answerList: action(
		answerListInput,
		({ db, params }, { list, answer }) => answerList(db, params.secret, { list, saysYes: answer === 'yes' }),
		({ params }) => ({ to: back(params), flash: caseworkFlashes.listAnswered() }),
	),
	refuseLists: action(
		emptyInput,
		({ db, params }) => refuseAllLists(db, params.secret),
		({ params }) => ({ to: back(params), flash: caseworkFlashes.listsRefused() }),
	),
	barrier: action(ownVoiceInput, async ({ db, params }, { voice }) =>
		redirect(303, href(await wayToVoice(db, params.secret, voice))),
	),
	debate: action(ownVoiceInput, async ({ db, params }, { voice }) =>
		redirect(303, href(await wayToDebateVoice(db, params.secret, voice))),
	),
	seat: action(seatInput, async ({ db, params }, { seat }) =>
		redirect(303, href(await wayToSeat(db, params.secret, seat))),
	),
	signUp: action(signUpInput, async ({ db, params }, { registration }) =>
		redirect(303, href(await wayToSignUp(db, params.secret, registration))),
	),
};
