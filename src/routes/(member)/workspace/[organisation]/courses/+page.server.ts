import { randomUUID } from 'node:crypto';
import { ownCourse } from '#lib/networks/courses/course.ts';
import { createCourse } from '#lib/networks/courses/courses.server.ts';
import { networkCourseInput } from '#lib/networks/courses/input.ts';
import { ownCoursesPage } from '#lib/networks/courses/readers.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await ownCoursesPage(db, actor, params.organisation)),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		networkCourseInput,
		({ db, actor }, { network, ...input }) => createCourse(db, actor, network, input),
		({ params }, slug) => ({
			to: ownCourse(params.organisation, slug),
			flash: networkFlashes.courseCreated(),
		}),
	),
};
