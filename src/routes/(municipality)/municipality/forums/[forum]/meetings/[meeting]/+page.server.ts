import { randomUUID } from 'node:crypto';
import { forumDesk } from '#lib/networks/circles/circle.ts';
import { meetingActions, meetingIn } from '#lib/networks/meetings/meeting-actions.server.ts';
import { forumMeetingPage } from '#lib/networks/readers.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await forumMeetingPage(db, actor, params.forum, meetingIn(params))),
	submission: randomUUID(),
});

const { change, call, cancel, minutes, document, removeDocument } = meetingActions(
	({ forum }: { forum: string; meeting: string }) => forum,
	({ forum }) => forumDesk(forum),
);
export const actions: Actions = { change, call, cancel, minutes, document, removeDocument };
