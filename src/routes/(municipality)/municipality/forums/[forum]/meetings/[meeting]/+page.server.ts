import { forumDesk } from '#lib/networks/circles/circle.ts';
import { meetingActions, meetingIn } from '#lib/networks/meetings/meeting-actions.server.ts';
import { forumMeetingPage } from '#lib/networks/readers.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	forumMeetingPage(db, actor, params.forum, meetingIn(params));

const { change, call, cancel, minutes } = meetingActions(
	({ forum }: { forum: string; meeting: string }) => forum,
	({ forum }) => forumDesk(forum),
);
export const actions: Actions = { change, call, cancel, minutes };
