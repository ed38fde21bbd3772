/** The forms of a meeting's desk: the municipality's for a forum, a coordinator's for a network. */
import { documentActions } from '#lib/networks/documents/document-actions.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { meetingDesk } from '#lib/networks/circles/circle.ts';
import { meetingInput, minutesInput } from '#lib/networks/meetings/input.ts';
import * as verbs from '#lib/networks/meetings/meetings.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action, type Asked } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';

/** The number in the address of a meeting. @throws 404 */
export const meetingIn = (params: { meeting: string }): number => found(idIn(params.meeting));

/** @param circleOf which circle the address names @param deskOf the circle's desk, in code form */
export function meetingActions<P extends { meeting: string } & Record<string, string>>(
	circleOf: (params: P) => string,
	deskOf: (params: P) => string,
) {
	type A = Asked<P>;
	const at = ({ db, actor, params }: A) => [db, actor, circleOf(params), meetingIn(params)] as const;
	const here = ({ params }: A) => meetingDesk(deskOf(params), meetingIn(params));
	return {
		...documentActions(circleOf, here, meetingIn),
		change: action(
			meetingInput,
			(asked: A & { form: FormData }, input) =>
				verbs.changeMeeting(...at(asked), input, editedIn(asked.form)),
			(asked) => ({ to: here(asked), flash: networkFlashes.meetingChanged() }),
		),
		call: action(
			emptyInput,
			(asked: A) => verbs.callMeeting(...at(asked)),
			(asked) => ({ to: here(asked), flash: networkFlashes.called() }),
		),
		cancel: action(
			emptyInput,
			(asked: A) => verbs.cancelMeeting(...at(asked)),
			(asked) => ({ to: here(asked), flash: networkFlashes.cancelled() }),
		),
		minutes: action(
			minutesInput,
			(asked: A & { form: FormData }, input) =>
				verbs.publishMinutes(...at(asked), input, editedIn(asked.form)),
			(asked) => ({ to: here(asked), flash: networkFlashes.minutes() }),
		),
	};
}
