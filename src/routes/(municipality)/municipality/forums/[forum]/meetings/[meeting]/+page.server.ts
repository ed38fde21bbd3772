import { meetingDesk } from '#lib/networks/circles/circle.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { meetingInput, minutesInput } from '#lib/networks/meetings/input.ts';
import * as verbs from '#lib/networks/meetings/meetings.server.ts';
import { meetingDeskPage } from '#lib/networks/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

interface At {
	params: { forum: string; meeting: string };
}
const idOf = ({ params }: At): number => found(idIn(params.meeting));
const here = (at: At): string => meetingDesk(at.params.forum, idOf(at));

export const load: PageServerLoad = (event) =>
	meetingDeskPage(event.locals.db, event.locals.actor, event.params.forum, idOf(event));

export const actions: Actions = {
	change: action(
		meetingInput,
		(asked, input) =>
			verbs.changeMeeting(
				asked.db,
				asked.actor,
				asked.params.forum,
				idOf(asked),
				input,
				editedIn(asked.form),
			),
		(asked) => ({ to: here(asked), flash: networkFlashes.meetingChanged() }),
	),
	call: action(
		emptyInput,
		(asked) => verbs.callMeeting(asked.db, asked.actor, asked.params.forum, idOf(asked)),
		(asked) => ({ to: here(asked), flash: networkFlashes.called() }),
	),
	cancel: action(
		emptyInput,
		(asked) => verbs.cancelMeeting(asked.db, asked.actor, asked.params.forum, idOf(asked)),
		(asked) => ({ to: here(asked), flash: networkFlashes.cancelled() }),
	),
	minutes: action(
		minutesInput,
		(asked, input) =>
			verbs.publishMinutes(
				asked.db,
				asked.actor,
				asked.params.forum,
				idOf(asked),
				input,
				editedIn(asked.form),
			),
		(asked) => ({ to: here(asked), flash: networkFlashes.minutes() }),
	),
};
