/** Somebody invented who is told what is new, and the digest of this morning: it is read where the demo shows its mails. */
import { searchFor } from '#lib/alerts/alert-queries.server.ts';
import { subjectIn } from '#lib/alerts/asking.server.ts';
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import type { Calendar } from './calendar.ts';

const searches = [
	'district=noerrebro',
	'category=food&free=1',
	`topic=${currentEdition().focusAreas.at(-1)!.slug}`,
];

export async function addAlerts(db: Database, calendar: Calendar): Promise<void> {
	const askedAt = calendar.past(-9, '20:15');
	for (const search of searches) {
		const subject = await subjectIn(db, new URLSearchParams(search));
		const searchId = await db.transaction().execute((trx) => searchFor(trx, subject, askedAt));
		await db
			.insertInto('alert')
			.values({
				searchId,
				email: 'frida.holm@example.org',
				locale: 'da',
				rhythm: 'daily',
				createdAt: askedAt,
				mailedAt: askedAt,
				since: askedAt,
				confirmedAt: askedAt,
				digestedFor: addDays(copenhagenDate(now()), -1),
			})
			.execute();
	}
	await sendDigests.handle(db, {});
}
