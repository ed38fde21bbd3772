/** What the site itself keeps only for a time: mails whether delivered or not, links in them, jobs given up, attempts and form keys. */
import { sql } from 'kysely';
import { deleteInBatches, inBatches } from '#lib/platform/lists/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { forgetLinks } from '#lib/platform/mail/links.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

/** Also those that no server took: their job finds nothing to deliver, and ends. */
export const forgetOldMail = (db: Database): Promise<number> =>
	deleteInBatches(db, 'mail', sql<boolean>`t.created_at < ${termBefore('mail', now())}`);

/** Jobs that failed as often as they may stay in the queue for somebody to look at, with what the error said. */
export const forgetDeadJobs = (db: Database): Promise<number> =>
	inBatches(async (limit) => {
		const { rows } = await sql`select id from graphile_worker.complete_jobs(array(
			select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
				and updated_at < ${termBefore('mail', now())} limit ${limit}))`.execute(db);
		return rows.length;
	});

export async function forgetOldAttempts(db: Database): Promise<void> {
	const before = termBefore('attempt', now());
	await deleteInBatches(db, 'throttle', sql<boolean>`t.window_start < ${before}`);
	await deleteInBatches(db, 'backoff', sql<boolean>`t.at < ${before}`);
	await deleteInBatches(db, 'submission', sql<boolean>`t.created_at < ${before}`);
}

export const forgetPlatformData = defineTask('platform.forget', async (db) => {
	await forgetOldMail(db);
	await forgetLinks(db);
	await forgetDeadJobs(db);
	await forgetOldAttempts(db);
});
