import { randomUUID } from 'node:crypto';
import { ownNetwork } from '#lib/networks/circles/circle.ts';
import { ownMeetingPage } from '#lib/networks/joining/readers.server.ts';
import { meetingActions, meetingIn } from '#lib/networks/meetings/meeting-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await ownMeetingPage(db, actor, params, meetingIn(params))),
	submission: randomUUID(),
});

const { change, call, cancel, minutes, document, removeDocument } = meetingActions(
	({ network }: { organisation: string; network: string; meeting: string }) => network,
	({ organisation, network }) => ownNetwork(organisation, network),
);
export const actions: Actions = { change, call, cancel, minutes, document, removeDocument };
