/** The day's list: whom somebody at the municipality turns to today, and why. It empties as they write down what they did. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayReadFile } from '#lib/casework/access.ts';
import { quietDays, type DayItem } from '#lib/casework/case.ts';
import { countDay, dayItems, type DayAsked } from '#lib/casework/day/day-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { daysBefore } from '#lib/platform/personal-data/retention.ts';

/** A number beyond this says no more. */
export const mostCounted = 100;

export interface DayList {
	items: DayItem[];
	/** How many stand on it in all, at most `mostCounted`. */
	count: number;
	next: string | null;
	first: boolean;
	/** Everybody's, or one's own and nobody's. */
	all: boolean;
}

/** @param all everybody's list, not only one's own. @throws 404 for who is not of the municipality */
export async function dayList(
	db: Database,
	actor: Actor,
	{ all, after, limit }: { all: boolean; after: string | null; limit: number },
): Promise<DayList> {
	if (!mayReadFile(actor) || !actor.person) notFound();
	const at = now();
	const asked: DayAsked = {
		today: copenhagenDate(at),
		personId: all ? null : actor.person.id,
		quietSince: daysBefore(quietDays, at),
	};
	const [page, count] = await Promise.all([
		dayItems(db, asked, { after, limit }),
		countDay(db, asked, mostCounted),
	]);
	return { items: page.rows, count, next: page.next, first: page.first, all };
}
