import { randomUUID } from 'node:crypto';
import { meetingDesk, ownNetwork } from '#lib/networks/circles/circle.ts';
import { sayDone, writeDecision } from '#lib/networks/circles/circles.server.ts';
import { decisionInput, doneInput, endSeatInput } from '#lib/networks/circles/input.ts';
import { documentActions } from '#lib/networks/documents/document-actions.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import * as inputs from '#lib/networks/joining/input.ts';
import * as joining from '#lib/networks/joining/joining.server.ts';
import * as news from '#lib/networks/joining/news.server.ts';
import { ownNetworkPage } from '#lib/networks/joining/readers.server.ts';
import { meetingInput } from '#lib/networks/meetings/input.ts';
import { planMeeting } from '#lib/networks/meetings/meetings.server.ts';
import { pinActions } from '#lib/networks/pins/pin-actions.server.ts';
import { endSeat } from '#lib/networks/seats/seats.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await ownNetworkPage(db, actor, params.organisation, params.network)),
	submission: randomUUID(),
});

const here = ({ params }: { params: { organisation: string; network: string } }) =>
	ownNetwork(params.organisation, params.network);

const { pin, unpin, pinUp } = pinActions(here);
const { document, removeDocument } = documentActions(
	({ network }: { organisation: string; network: string }) => network,
	here,
);

export const actions: Actions = {
	join: action(
		emptyInput,
		({ db, actor, params }) => joining.joinNetwork(db, actor, params.organisation, params.network),
		(asked) => ({ to: here(asked), flash: networkFlashes.joined() }),
	),
	leave: action(
		emptyInput,
		({ db, actor, params }) => joining.leaveNetwork(db, actor, params.organisation, params.network),
		(asked) => ({ to: here(asked), flash: networkFlashes.gone() }),
	),
	contact: action(
		inputs.muteInput,
		({ db, actor, params }, input) =>
			joining.becomeContact(db, actor, params.organisation, params.network, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.saved() }),
	),
	accept: action(
		inputs.acceptInput,
		({ db, actor, params }, { seat }) => joining.acceptRequest(db, actor, params.network, seat),
		(asked) => ({ to: here(asked), flash: networkFlashes.requestAccepted() }),
	),
	decline: action(
		inputs.declineInput,
		({ db, actor, params }, input) => joining.declineRequest(db, actor, params.network, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.requestDeclined() }),
	),
	endSeat: action(
		endSeatInput,
		({ db, actor, params }, { seat }) => endSeat(db, actor, params.network, seat),
		(asked) => ({ to: here(asked), flash: networkFlashes.seatEnded() }),
	),
	plan: action(
		meetingInput,
		({ db, actor, params }, input) => planMeeting(db, actor, params.network, input),
		(asked, id) => ({ to: meetingDesk(here(asked), id), flash: networkFlashes.planned() }),
	),
	decide: action(
		decisionInput,
		({ db, actor, params }, input) => writeDecision(db, actor, params.network, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.decided() }),
	),
	done: action(
		doneInput,
		({ db, actor, params }, { decision }) => sayDone(db, actor, params.network, decision),
		(asked) => ({ to: here(asked), flash: networkFlashes.decisionDone() }),
	),
	news: action(
		inputs.newsInput,
		({ db, actor, params }, input) => news.sendNews(db, actor, params.network, input),
		(asked) => ({ to: here(asked), flash: networkFlashes.newsSent() }),
	),
	document,
	removeDocument,
	pin,
	unpin,
	pinUp,
};
