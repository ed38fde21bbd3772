/**
 * Counts attempts in PostgreSQL, so that every web process shares one count. Buckets hold a digest of what they count
 * (an address, an e-mail), never the thing itself. `attempt` counts everything within a window; `take` counts until it
 * is forgiven, with waits that grow (docs/decisions/0011).
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { raised, waitOf, type Backoff, type Level } from '#lib/platform/jobs/backoff.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { now } from '#lib/platform/clock.ts';

export interface Limit {
	name: string;
	/** How many in one window. */
	most: number;
	windowMinutes: number;
}

/** Counts one attempt by `subject`; false when the window is full. */
export async function attempt(db: Database, limit: Limit, subject: string): Promise<boolean> {
	const span = limit.windowMinutes * 60_000;
	const windowStart = new Date(Math.floor(now().getTime() / span) * span);
	const row = await db
		.insertInto('throttle')
		.columns(['bucket', 'windowStart'])
		// A count that is lost with the machine is forgiven: nobody waits until the disk has it.
		.expression(
			sql`select ${bucketOf(limit.name, subject)}, ${windowStart}::timestamptz
				from set_config('synchronous_commit', 'off', true)`,
		)
		.onConflict((conflict) =>
			conflict.columns(['bucket', 'windowStart']).doUpdateSet({ hits: sql`throttle.hits + 1` }),
		)
		.returning('hits')
		.executeTakeFirstOrThrow();
	return row.hits <= limit.most;
}

/** Who is counted, by which rule: an e-mail, or an e-mail from one network. */
export type Counted = readonly [rule: Backoff, ...subject: [string, ...string[]]];

/**
 * Counts a try against all of `counted` before it is known whether it is right, so that tries at the same moment get
 * no more than tries one after the other. A try that has to wait is not made and not counted.
 * @returns how long to wait, in milliseconds; 0 when the try may be made
 */
export async function take(trx: Transaction, counted: readonly Counted[]): Promise<number> {
	const at = now();
	const held = await hold(trx, counted);
	const waits = held.map(({ rule, level }) => (level ? waitOf(rule, level, at) : 0));
	const wait = Math.max(0, ...waits);
	if (wait > 0) return wait;
	for (const { bucket, rule, level } of held) {
		await trx
			.updateTable('backoff')
			.set(raised(rule, level, at))
			.where('bucket', '=', bucket)
			.execute();
	}
	return 0;
}

/** Forgets what was counted; for an e-mail, also what was counted at it from each network. */
export async function forgive(db: Database | Transaction, counted: readonly Counted[]): Promise<void> {
	for (const bucket of bucketsOf(counted)) {
		await db
			.deleteFrom('backoff')
			.where(({ or, and, eb }) =>
				or([
					eb('bucket', '=', bucket),
					and([eb('bucket', '>', `${bucket}:`), eb('bucket', '<', `${bucket};`)]),
				]),
			)
			.execute();
	}
}

/** Takes one try back: it turned out to be right. */
export async function giveBack(db: Database, counted: readonly Counted[]): Promise<void> {
	for (const bucket of bucketsOf(counted)) {
		await db
			.updateTable('backoff')
			.set({ level: sql`greatest(0, level - 1)` })
			.where('bucket', '=', bucket)
			.execute();
	}
}

/** The rows, made where they are missing and held in one order, so that two tries never wait for each other. */
async function hold(
	trx: Transaction,
	counted: readonly Counted[],
): Promise<{ bucket: string; rule: Backoff; level: Level }[]> {
	const rows = counted
		.map(([rule, ...subject]) => ({ rule, bucket: bucketOf(rule.name, ...subject) }))
		.toSorted((a, b) => (a.bucket < b.bucket ? -1 : 1));
	const held = [];
	for (const { rule, bucket } of rows) {
		const level = await trx
			.insertInto('backoff')
			.values({ bucket, level: 0, at: now() })
			.onConflict((conflict) => conflict.column('bucket').doUpdateSet({ level: sql`backoff.level` }))
			.returning(['level', 'at'])
			.executeTakeFirstOrThrow();
		held.push({ bucket, rule, level });
	}
	return held;
}

const bucketsOf = (counted: readonly Counted[]): string[] =>
	counted.map(([rule, ...subject]) => bucketOf(rule.name, ...subject)).toSorted();

const bucketOf = (name: string, ...subject: string[]): string =>
	[name, ...subject.map((part) => createHash('sha256').update(`${name} ${part}`).digest('base64url'))].join(
		':',
	);
