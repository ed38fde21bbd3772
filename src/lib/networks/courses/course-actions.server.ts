/** The forms of who runs a course: the municipality's desk, and the organisation that coordinates its network. */
import * as verbs from '#lib/networks/courses/courses.server.ts';
import * as inputs from '#lib/networks/courses/input.ts';
import { markAttendance, releasePlace } from '#lib/networks/courses/places.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { action, type Asked } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';

/** @param deskOf where the course is run, in code form */
export function runningActions<P extends { course: string } & Record<string, string>>(
	deskOf: (params: P) => string,
) {
	type A = Asked<P>;
	const at = ({ db, actor, params }: A) => [db, actor, params.course] as const;
	const back = (flash: () => ReturnType<typeof networkFlashes.saved>) => (asked: A) => ({
		to: deskOf(asked.params),
		flash: flash(),
	});
	return {
		change: action(
			inputs.courseInput,
			(asked: A & { form: FormData }, input) => verbs.changeCourse(...at(asked), input, editedIn(asked.form)),
			back(networkFlashes.saved),
		),
		addSession: action(
			inputs.newSessionInput,
			(asked: A, input) => verbs.addSession(...at(asked), input),
			back(networkFlashes.sessionAdded),
		),
		changeSession: action(
			inputs.sessionInput,
			(asked: A & { form: FormData }, input) =>
				verbs.changeSession(...at(asked), input, editedIn(asked.form)),
			back(networkFlashes.saved),
		),
		removeSession: action(
			inputs.removeSessionInput,
			(asked: A, { session }) => verbs.removeSession(...at(asked), session),
			back(networkFlashes.sessionRemoved),
		),
		publish: action(
			emptyInput,
			(asked: A) => verbs.publishCourse(...at(asked)),
			back(networkFlashes.coursePublished),
		),
		cancel: action(
			inputs.cancelInput,
			(asked: A, input) => verbs.cancelCourse(...at(asked), input),
			back(networkFlashes.courseCancelled),
		),
		attendance: action(
			inputs.attendanceInput,
			(asked: A & { form: FormData }, input) => markAttendance(...at(asked), input, editedIn(asked.form)),
			back(networkFlashes.saved),
		),
		release: action(
			inputs.releaseInput,
			(asked: A, input) => releasePlace(...at(asked), input),
			back(networkFlashes.placeReleased),
		),
	};
}
