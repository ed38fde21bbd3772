/** The wheel as a calendar to subscribe to: what and when, open to everybody. */
import { calendarFeed, type CalendarEntry } from '#lib/feeds/ics.ts';
import { ringName } from '#lib/followup/wheel/labels.ts';
import { publicWheelPath } from '#lib/followup/wheel/paths.ts';
import { wheelAround } from '#lib/followup/wheel/readers.server.ts';
import type { Ring } from '#lib/followup/wheel/wheel.ts';
import { copenhagenInstant, endOfDayCopenhagen } from '#lib/i18n/copenhagen.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';

interface Dated {
	ring: Ring;
	title: string;
	startsOn: string;
	dueOn: string;
}

const when = ({ startsOn, dueOn }: Dated): CalendarEntry['when'] =>
	startsOn === dueOn
		? { day: dueOn }
		: { start: copenhagenInstant(startsOn), end: endOfDayCopenhagen(dueOn) };

/** @param origin the site's address @param sender the site's own address */
export async function wheelCalendar(db: Database, origin: string, sender: string): Promise<string> {
	const at = (path: string) => origin + href(path);
	const { host } = new URL(origin);
	const entryOf = (dated: Dated) => ({
		title: dated.title,
		organiser: m.nav_municipality(),
		description: ringName(dated.ring),
		url: at(`${publicWheelPath}?year=${dated.dueOn.slice(0, 4)}`),
		location: null,
		point: null,
		categories: [ringName(dated.ring)],
		status: 'confirmed' as const,
		when: when(dated),
	});
	const { tasks, windows, conferences } = await wheelAround(db);
	const entries: CalendarEntry[] = [
		...tasks.map((task) => ({
			...entryOf(task),
			uid: `wheel-${task.id}@${host}`,
			sequence: task.revision,
			createdAt: task.createdAt,
			changedAt: task.changedAt,
		})),
		// They follow from the calendar alone, and never change.
		...windows.map((window) => ({
			...entryOf(window),
			uid: `wheel-${window.key}@${host}`,
			sequence: 0,
			createdAt: copenhagenInstant(window.startsOn),
			changedAt: copenhagenInstant(window.startsOn),
		})),
		...conferences.map(({ path = publicWheelPath, publishedAt, ...conference }) => ({
			...entryOf(conference),
			uid: `wheel-${conference.key}@${host}`,
			url: at(path),
			sequence: 0,
			createdAt: publishedAt,
			changedAt: publishedAt,
		})),
	];
	return calendarFeed(
		entries,
		{
			name: m.wheel_title(),
			description: m.wheel_lead(),
			url: at(publicWheelPath),
			source: at(`${publicWheelPath}.ics`),
			language: currentLocale(),
		},
		sender,
	);
}
