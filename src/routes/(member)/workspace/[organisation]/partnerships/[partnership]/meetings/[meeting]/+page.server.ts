import { formatRange } from '#lib/i18n/dates.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { isHeld } from '#lib/partnerships/log/log.ts';
import { meetingValues, minutesValues } from '#lib/partnerships/log/form-values.ts';
import { meetingInput, minutesInput } from '#lib/partnerships/log/log-input.ts';
import { meetingPage } from '#lib/partnerships/log/log.server.ts';
import { cancelMeeting, moveMeeting, writeMinutes } from '#lib/partnerships/log/meetings.server.ts';
import { signedParties } from '#lib/partnerships/partnership.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idOf = (params: { meeting: string }): number => found(idIn(params.meeting));

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const page = await meetingPage(db, actor, params.organisation, params.partnership, idOf(params));
	const { organisation, partnership, meeting } = page;
	const at = now();
	const parties = signedParties(partnership.parties).map(({ organisationId, name }) => ({
		value: organisationId,
		label: name,
	}));
	const gone = meeting.attended
		.filter(({ id }) => !parties.some(({ value }) => value === id))
		.map(({ id, name }) => ({ value: id, label: name }));
	return {
		organisation: { slug: organisation.slug, kind: organisation.kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		meeting: {
			id: meeting.id,
			title: meeting.title,
			place: meeting.place,
			onlineUrl: meeting.onlineUrl,
			agenda: meeting.agenda,
			minutes: meeting.minutes,
			by: meeting.organisation,
			attended: meeting.attended,
			cancelled: meeting.cancelledAt !== null,
		},
		when: formatRange(meeting.startsAt, meeting.endsAt, at),
		begun: meeting.startsAt <= at,
		held: isHeld(meeting, at),
		parties: [...parties, ...gone],
		values: meetingValues(meeting),
		minutes: minutesValues(meeting),
		mayWrite: page.mayWrite,
		mayChange: page.mayChange,
	};
};

const back = ({ organisation, partnership, meeting }: RequestEvent['params']) =>
	`/workspace/${organisation}/partnerships/${partnership}/meetings/${meeting}`;

export const actions: Actions = {
	move: action(
		meetingInput,
		({ db, actor, params, form }, input) =>
			moveMeeting(db, actor, params.organisation, params.partnership, idOf(params), input, editedIn(form)),
		({ params }) => back(params),
	),
	minutes: action(
		minutesInput,
		({ db, actor, params, form }, input) =>
			writeMinutes(db, actor, params.organisation, params.partnership, idOf(params), input, editedIn(form)),
		({ params }) => back(params),
	),
	cancel: action(
		emptyInput,
		({ db, actor, params }) =>
			cancelMeeting(db, actor, params.organisation, params.partnership, idOf(params)),
		({ params }) => back(params),
	),
};
