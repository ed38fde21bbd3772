/** The sessions of a course as a calendar to subscribe to: each stays under one id. */
import { calendarFeed } from '#lib/feeds/ics.ts';
import { href } from '#lib/i18n/urls.ts';
import { coursePath } from '#lib/networks/courses/course.ts';
import type { Course, Session } from '#lib/networks/courses/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { env, senderAddress } from '#lib/platform/env.server.ts';

/** What everybody reads: not where it is held online. */
export function courseFile(course: Course, sessions: readonly Session[]): string {
	const url = env().ORIGIN + href(coursePath(course.slug));
	const organiser = course.giver ?? course.giverName ?? course.network ?? m.course_by_municipality();
	const isOff = course.state === 'cancelled';
	return calendarFeed(
		sessions.map((session) => ({
			uid: `course-session-${session.id}@${new URL(env().ORIGIN).host}`,
			sequence: session.revision + (isOff ? 1 : 0),
			title: course.title,
			organiser,
			description: course.description,
			url,
			location: session.place,
			point: null,
			categories: [],
			status: isOff ? ('cancelled' as const) : ('confirmed' as const),
			when: { start: session.startsAt, end: session.endsAt },
			createdAt: session.createdAt,
			changedAt: session.changedAt,
		})),
		{
			name: m.course_calendar_name({ title: course.title }),
			description: course.description,
			url,
			source: env().ORIGIN + href(`${coursePath(course.slug)}/calendar.ics`),
			language: course.contentLocale,
		},
		senderAddress(),
	);
}
