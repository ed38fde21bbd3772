/** Somebody invented who is told what is new, and the digest of this morning: it is read where the demo shows its mails. */
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Calendar } from './calendar.ts';

const searches = ['district=noerrebro', 'category=food&free=1'];

export async function addAlerts(db: Database, calendar: Calendar): Promise<void> {
	const askedAt = calendar.past(-9, '20:15');
	for (const query of searches) {
		const { id: searchId } = await db
			.insertInto('alertSearch')
			.values({ query, createdAt: askedAt, lookedAt: askedAt })
			.returning('id')
			.executeTakeFirstOrThrow();
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
