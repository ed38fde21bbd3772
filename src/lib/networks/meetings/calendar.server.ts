/** Meetings in calendars: one that goes along with a mail, and all of a forum's to subscribe to. */
import { calendarFeed, calendarFile, type CalendarEntry } from '#lib/feeds/ics.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Meeting } from '#lib/networks/meetings/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { env, senderAddress } from '#lib/platform/env.server.ts';

/** @param url where it is read: a member's own page, or everybody's */
const entryOf = (circle: { name: string }, meeting: Meeting, url: string): CalendarEntry => ({
	uid: `circle-meeting-${meeting.id}@${new URL(env().ORIGIN).host}`,
	sequence: meeting.revision,
	title: `${meeting.title} (${circle.name})`,
	organiser: circle.name,
	description: meeting.agenda,
	url,
	location: meeting.place ?? meeting.onlineUrl,
	point: null,
	categories: [],
	status: meeting.cancelledAt ? 'cancelled' : 'confirmed',
	when: { start: meeting.startsAt, end: meeting.endsAt },
	createdAt: meeting.createdAt,
	changedAt: meeting.changedAt,
});

export const meetingFile = (circle: { name: string }, meeting: Meeting, url: string): string =>
	calendarFile(entryOf(circle, meeting, url), senderAddress());

/** @param path the page that it is of, in code form: the file lies under it */
export function meetingsCalendar(
	circle: { name: string; purpose: string },
	meetings: readonly Meeting[],
	path: string,
): string {
	const at = (code: string) => env().ORIGIN + href(code);
	return calendarFeed(
		meetings.map((meeting) => entryOf(circle, meeting, at(path))),
		{
			name: m.circle_calendar_name({ name: circle.name }),
			description: circle.purpose,
			url: at(path),
			source: at(`${path}/calendar.ics`),
			language: currentLocale(),
		},
		senderAddress(),
	);
}
