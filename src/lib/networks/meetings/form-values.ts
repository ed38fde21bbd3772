/** A meeting as the texts of its form, as a person would type them. */
import { formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import type { meetingInput } from '#lib/networks/meetings/input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Held {
	title: string;
	startsAt: Date;
	endsAt: Date;
	place: string | null;
	onlineUrl: string | null;
	agenda: string;
}

export const meetingValues = (meeting: Held): FormValuesOf<typeof meetingInput> => ({
	title: meeting.title,
	day: formatShortDate(meeting.startsAt),
	from: formatTime(meeting.startsAt),
	to: formatTime(meeting.endsAt),
	place: meeting.place,
	onlineUrl: meeting.onlineUrl,
	agenda: meeting.agenda,
});
