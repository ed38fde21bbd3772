import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { describe, expect, test as plain } from 'vitest';
import { defineTask, enqueue, scheduleOf, startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { readiness } from '#lib/platform/database/readiness.server.ts';
import { test } from '../../../../tests/support/database.ts';

const note = defineTask<{ text: string }>('test.note', async (db, { text }) => {
	await sql`insert into submission (key, outcome) values (gen_random_uuid(), ${text})`.execute(db);
});

async function eventually<T>(look: () => Promise<T>, isThere: (seen: T) => boolean, ms = 30_000): Promise<T> {
	for (let tries = 0; ; tries++) {
		const seen = await look();
		if (isThere(seen) || tries * 50 > ms) return seen;
		await new Promise((settle) => setTimeout(settle, 50));
	}
}

/** A worker elsewhere that has its first job in hand. */
async function busyWorker(url: string, task: string): Promise<ChildProcess> {
	const child = fork('tests/support/stuck-worker.ts', [url, task], { stdio: 'ignore' });
	await once(child, 'message');
	return child;
}

async function kill(child: ChildProcess): Promise<void> {
	const gone = once(child, 'exit');
	child.kill('SIGKILL');
	await gone;
}

describe('jobs', () => {
	test('exist if and only if the transaction commits, and a key keeps one', async ({ db, url }) => {
		await db.transaction().execute(async (trx) => {
			await enqueue(trx, note, { text: 'first' }, { jobKey: 'same' });
			await enqueue(trx, note, { text: 'second' }, { jobKey: 'same' });
			await enqueue(trx, note, { text: 'later' }, { runAt: new Date('2099-01-01') });
		});
		await db
			.transaction()
			.execute(async (trx) => {
				await enqueue(trx, 'test.note', { text: 'rolled back' });
				throw new Error('no');
			})
			.catch(() => {});

		const worker = await startWorker({ url, tasks: [note], db });
		const outcomes = () => db.selectFrom('submission').select('outcome').execute();
		const done = await eventually(outcomes, (rows) => rows.length > 0);
		await worker.stop();
		expect(done).toEqual([{ outcome: 'second' }]);
	});

	test('in hand of a worker that was killed go on at once, and those of a living one stay with it', async ({
		db,
		url,
	}) => {
		const tasks = ['test.killed', 'test.living'].map((name) =>
			defineTask(name, async () => {
				await sql`insert into submission (key, outcome) values (gen_random_uuid(), ${name})`.execute(db);
			}),
		);
		await (await startWorker({ url, tasks, db })).stop();
		await db.transaction().execute(async (trx) => {
			for (const task of tasks) await enqueue(trx, task, {});
		});
		const [killed, living] = await Promise.all(tasks.map(({ name }) => busyWorker(url, name)));
		await kill(killed!);

		const worker = await startWorker({ url, tasks, db });
		const outcomes = () => db.selectFrom('submission').select('outcome').execute();
		const done = await eventually(outcomes, (rows) => rows.length > 0);
		const held = await sql<{ task: string }>`select task_identifier as task
			from graphile_worker.jobs where locked_by is not null`.execute(db);
		await kill(living!);
		await worker.stop();
		expect(done).toEqual([{ outcome: 'test.killed' }]);
		expect(held.rows).toEqual([{ task: 'test.living' }]);
	});

	test('readiness sees the worker, and misses it', async ({ db, url }) => {
		const state = (renders = true) => readiness(async () => renders, db);
		const checks = { page: 'ok', database: 'ok', migrations: 'ok', jobs: 'failed' };
		expect(await state()).toEqual({ ok: false, checks });
		const worker = await startWorker({ url, tasks: [note], db });
		expect(await state()).toEqual({ ok: true, checks: { ...checks, jobs: 'ok' } });
		expect(await state(false)).toEqual({ ok: false, checks: { ...checks, page: 'failed', jobs: 'ok' } });
		await worker.stop();
		const gone = await eventually(state, ({ ok }) => !ok);
		expect(gone.checks).toEqual(checks);
	});

	plain('recur by schedule, and only those that exist', () => {
		expect(scheduleOf('17 2 * * * test.note\n', [note])).toMatchObject([{ task: 'test.note' }]);
		expect(() => scheduleOf('17 2 * * * test.other', [note])).toThrow(/test\.other/);
		expect(() => scheduleOf('17 2 * * test.note', [note])).toThrow();
		expect(scheduleOf('', [note])).toEqual([]);
	});
});
