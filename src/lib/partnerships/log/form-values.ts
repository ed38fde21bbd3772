/** A meeting and its minutes as the texts of their forms, as a person would type them. */
import { formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import type { Meeting } from '#lib/partnerships/log/log.ts';
import type { meetingInput, minutesInput } from '#lib/partnerships/log/log-input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const meetingValues = (meeting: Meeting): FormValuesOf<typeof meetingInput> => ({
	title: meeting.title,
	day: formatShortDate(meeting.startsAt),
	from: formatTime(meeting.startsAt),
	to: formatTime(meeting.endsAt),
	place: meeting.place,
	onlineUrl: meeting.onlineUrl ?? '',
	agenda: meeting.agenda,
});

export const minutesValues = ({
	minutes,
	attended,
}: Pick<Meeting, 'minutes' | 'attended'>): FormValuesOf<typeof minutesInput> => ({
	minutes,
	attended: attended.map(({ id }) => id),
});
