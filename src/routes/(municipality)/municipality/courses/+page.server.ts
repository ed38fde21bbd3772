import { randomUUID } from 'node:crypto';
import { courseDesk } from '#lib/networks/courses/course.ts';
import { createCourse } from '#lib/networks/courses/courses.server.ts';
import { newCourseInput } from '#lib/networks/courses/input.ts';
import { coursesDeskPage } from '#lib/networks/courses/readers.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await coursesDeskPage(db, actor, url.searchParams.get('after'))),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		newCourseInput,
		({ db, actor }, input) => createCourse(db, actor, null, input),
		(_, slug) => ({ to: courseDesk(slug), flash: networkFlashes.courseCreated() }),
	),
};
