import { randomUUID } from 'node:crypto';
import { runningActions } from '#lib/networks/courses/course-actions.server.ts';
import { courseDesk } from '#lib/networks/courses/course.ts';
import { courseDeskPage } from '#lib/networks/courses/readers.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await courseDeskPage(db, actor, params.course)),
	submission: randomUUID(),
});

const { change, addSession, changeSession, removeSession, publish, cancel, attendance, release } =
	runningActions(({ course }: { course: string }) => courseDesk(course));
export const actions: Actions = {
	change,
	addSession,
	changeSession,
	removeSession,
	publish,
	cancel,
	attendance,
	release,
};
