import { randomUUID } from 'node:crypto';
import { runningActions } from '#lib/networks/courses/course-actions.server.ts';
import { ownCourse } from '#lib/networks/courses/course.ts';
import { outcomeInput, signUpInput } from '#lib/networks/courses/input.ts';
import { leaveCourse, signUp, tellOutcome } from '#lib/networks/courses/places.server.ts';
import { ownCoursePage } from '#lib/networks/courses/readers.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await ownCoursePage(db, actor, params.organisation, params.course)),
	submission: randomUUID(),
});

interface Params extends Record<string, string> {
	organisation: string;
	course: string;
}
const here = ({ organisation, course }: Params) => ownCourse(organisation, course);
const { change, addSession, changeSession, removeSession, publish, cancel, attendance, release } =
	runningActions(here);

export const actions: Actions = {
	change,
	addSession,
	changeSession,
	removeSession,
	publish,
	cancel,
	attendance,
	release,
	signUp: action(
		signUpInput,
		({ db, actor, params }, input) => signUp(db, actor, params.organisation, params.course, input),
		({ params }, state) => ({
			to: here(params),
			flash: state === 'held' ? networkFlashes.courseHeld() : networkFlashes.courseWaiting(),
		}),
	),
	leave: action(
		emptyInput,
		({ db, actor, params }) => leaveCourse(db, actor, params.organisation, params.course),
		({ params }) => ({ to: here(params), flash: networkFlashes.courseLeft() }),
	),
	outcome: action(
		outcomeInput,
		({ db, actor, params, form }, input) =>
			tellOutcome(db, actor, params.organisation, params.course, input, editedIn(form)),
		({ params }) => ({ to: here(params), flash: networkFlashes.outcomeTold() }),
	),
};
