/**
 * Counts attempts in PostgreSQL, so that every web process shares one count. Buckets hold a keyed
 * digest of what they count (an address, an e-mail), never the thing itself.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database.server.ts';
import { now } from '#lib/platform/clock.ts';

export interface Limit {
	name: string;
	/** How many in one window. */
	most: number;
	windowMinutes: number;
}

/** Counts one attempt by `subject`; false when the window is full. */
export async function attempt(db: Database, limit: Limit, subject: string): Promise<boolean> {
	const row = await db
		.insertInto('throttle')
		.values(windowOf(limit, subject))
		.onConflict((conflict) =>
			conflict.columns(['bucket', 'windowStart']).doUpdateSet({ hits: sql`throttle.hits + 1` }),
		)
		.returning('hits')
		.executeTakeFirstOrThrow();
	return row.hits <= limit.most;
}

/** Starts the subject's window over: what it counted turned out to be right. */
export async function forgive(db: Database, limit: Limit, subject: string): Promise<void> {
	const { bucket, windowStart } = windowOf(limit, subject);
	await db
		.deleteFrom('throttle')
		.where('bucket', '=', bucket)
		.where('windowStart', '=', windowStart)
		.execute();
}

function windowOf(limit: Limit, subject: string) {
	const digest = createHash('sha256').update(`${limit.name} ${subject}`).digest('base64url');
	const span = limit.windowMinutes * 60_000;
	return {
		bucket: `${limit.name}:${digest}`,
		windowStart: new Date(Math.floor(now().getTime() / span) * span),
	};
}
