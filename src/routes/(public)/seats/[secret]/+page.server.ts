import { networkFlashes } from '#lib/networks/flashes.ts';
import { acceptInput, answerInput, ownSeatInput } from '#lib/networks/seats/input.ts';
import * as own from '#lib/networks/seats/own-seat.server.ts';
import { seatPage } from '#lib/networks/seats/seat-page.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return seatPage(db, params.secret);
};

const back = ({ params }: { params: { secret: string } }) => `/seats/${params.secret}`;

export const actions: Actions = {
	accept: action(
		acceptInput,
		({ db, params }, input) => own.acceptSeat(db, params.secret, input),
		(asked) => ({ to: back(asked), flash: networkFlashes.accepted() }),
	),
	decline: action(
		emptyInput,
		({ db, params }) => own.declineSeat(db, params.secret),
		(asked) => ({ to: back(asked), flash: networkFlashes.declined() }),
	),
	answer: action(
		answerInput,
		({ db, params }, input) => own.answerMeeting(db, params.secret, input),
		(asked) => ({ to: back(asked), flash: networkFlashes.answered() }),
	),
	change: action(
		ownSeatInput,
		({ db, params, form }, input) => own.changeOwnSeat(db, params.secret, input, editedIn(form)),
		(asked) => ({ to: back(asked), flash: networkFlashes.saved() }),
	),
	leave: action(
		emptyInput,
		({ db, params }) => own.leaveSeat(db, params.secret),
		(asked) => ({ to: back(asked), flash: networkFlashes.left() }),
	),
};
