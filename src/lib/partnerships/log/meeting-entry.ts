import type { CalendarEntry } from '#lib/feeds/ics.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Meeting } from '#lib/partnerships/log/log.ts';

interface Held {
	meeting: Meeting;
	partnership: { slug: string; title: string };
	/** Whose desk the entry leads to. */
	organisationSlug: string;
}

/** A meeting as a calendar keeps it. @param origin the site's address, such as https://blanddigibyen.kk.dk */
export const meetingEntry = (
	{ meeting, partnership, organisationSlug }: Held,
	origin: string,
): CalendarEntry => ({
	uid: `partnership-meeting-${meeting.id}@${new URL(origin).hostname}`,
	sequence: meeting.sequence,
	title: meeting.title,
	organiser: partnership.title,
	description: [partnership.title, meeting.agenda, meeting.onlineUrl].filter(Boolean).join('\n\n'),
	url:
		origin + href(`/workspace/${organisationSlug}/partnerships/${partnership.slug}/meetings/${meeting.id}`),
	location: meeting.place || meeting.onlineUrl,
	point: null,
	categories: [],
	status: meeting.cancelledAt ? 'cancelled' : 'confirmed',
	when: { start: meeting.startsAt, end: meeting.endsAt },
	createdAt: meeting.calledAt,
	changedAt: meeting.changedAt,
});
