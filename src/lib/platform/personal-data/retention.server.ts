/** What the site itself keeps only for a time: mails whether delivered or not, links in them, jobs given up, attempts and form keys. */
import { sql } from 'kysely';
import { inBatches } from '#lib/platform/lists/batches.server.ts';
import { linkKeepings } from '#lib/platform/mail/links.server.ts';
import {
	defineKeeper,
	deletes,
	mostCounted,
	type Keeping,
} from '#lib/platform/personal-data/keeping.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

/** Also those that no server took: their job finds nothing to deliver, and ends. */
const oldMail = deletes('mail', 'mail', (before) => sql`t.created_at < ${before}`);

const isDead = (at: Date) => sql<boolean>`attempts >= max_attempts and locked_at is null
	and updated_at < ${termBefore('mail', at)}`;

/** Jobs that failed as often as they may stay in the queue for somebody to look at, with what the error said. */
const deadJobs: Keeping = {
	term: 'mail',
	async overdue(db, at) {
		const { rows } = await sql<{ n: number }>`select count(*)::int as n from
			(select from graphile_worker.jobs where ${isDead(at)} limit ${mostCounted}) as dead`.execute(db);
		return rows[0]?.n ?? 0;
	},
	take: (db, at) =>
		inBatches(async (limit) => {
			const { rows } = await sql`select id from graphile_worker.complete_jobs(array(
				select id from graphile_worker.jobs where ${isDead(at)} limit ${limit}))`.execute(db);
			return rows.length;
		}),
};

export const forgetPlatformData = defineKeeper('platform.forget', [
	oldMail,
	...linkKeepings,
	deadJobs,
	deletes('attempt', 'throttle', (before) => sql`t.window_start < ${before}`),
	deletes('attempt', 'backoff', (before) => sql`t.at < ${before}`),
	deletes('attempt', 'submission', (before) => sql`t.created_at < ${before}`),
]);
