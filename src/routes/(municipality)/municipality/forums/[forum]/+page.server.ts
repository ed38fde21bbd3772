import { randomUUID } from 'node:crypto';
import { forumDesk, meetingDesk } from '#lib/networks/circles/circle.ts';
import * as circles from '#lib/networks/circles/circles.server.ts';
import * as inputs from '#lib/networks/circles/input.ts';
import { documentActions } from '#lib/networks/documents/document-actions.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { meetingInput } from '#lib/networks/meetings/input.ts';
import { planMeeting } from '#lib/networks/meetings/meetings.server.ts';
import { forumDeskPage } from '#lib/networks/readers.server.ts';
import { endSeat, extendSeat, offerSeat } from '#lib/networks/seats/seats.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await forumDeskPage(db, actor, params.forum)),
	submission: randomUUID(),
});

const here = ({ params }: { params: { forum: string } }) => forumDesk(params.forum);

const { document, removeDocument } = documentActions(({ forum }: { forum: string }) => forum, here);

export const actions: Actions = {
	document,
	removeDocument,
	change: action(
		inputs.forumInput,
		({ db, actor, params, form }, input) =>
			circles.changeForum(db, actor, params.forum, input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: networkFlashes.changed() }),
	),
	seat: action(
		inputs.seatInput,
		({ db, actor, params }, input) => offerSeat(db, actor, params.forum, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.seatOffered() }),
	),
	extendSeat: action(
		inputs.extendInput,
		({ db, actor, params }, input) => extendSeat(db, actor, params.forum, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.seatExtended() }),
	),
	endSeat: action(
		inputs.endSeatInput,
		({ db, actor, params }, { seat }) => endSeat(db, actor, params.forum, seat),
		(asked) => ({ to: here(asked), flash: networkFlashes.seatEnded() }),
	),
	plan: action(
		meetingInput,
		({ db, actor, params }, input) => planMeeting(db, actor, params.forum, input),
		(asked, id) => ({ to: meetingDesk(here(asked), id), flash: networkFlashes.planned() }),
	),
	decide: action(
		inputs.decisionInput,
		({ db, actor, params }, input) => circles.writeDecision(db, actor, params.forum, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.decided() }),
	),
	done: action(
		inputs.doneInput,
		({ db, actor, params }, { decision }) => circles.sayDone(db, actor, params.forum, decision),
		(asked) => ({ to: here(asked), flash: networkFlashes.decisionDone() }),
	),
};
