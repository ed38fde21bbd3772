/**
 * Work that happens after the answer: enqueued inside the verb's transaction, done by a worker, tried again on
 * failure. A job may run twice, so every handler checks what is already done before it does it.
 * Rooms define their own tasks; `src/jobs.server.ts` lists them.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import {
	Logger,
	parseCronItems,
	run,
	type ParsedCronItem,
	type Runner,
	type WorkerEvents,
} from 'graphile-worker';
import { sql } from 'kysely';
import { Client, Pool } from 'pg';
import { database, type Database, type Transaction } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';

export type Task<Payload = unknown> = {
	name: string;
	handle: (db: Database, payload: Payload) => Promise<void>;
};
/** Any task, in a list of tasks with different payloads. */
export type AnyTask = Task<never>;

/** A piece of work with a name that is never changed once jobs of it exist ('room.verb'). */
export function defineTask<Payload>(name: string, handle: Task<Payload>['handle']): Task<Payload> {
	return { name, handle };
}

export type JobOptions = {
	/** A later job with the same key replaces one that has not run yet. */
	jobKey?: string;
	runAt?: Date;
	/** With a key: a later job does not put off the one that waits. */
	keepRunAt?: boolean;
	/** 25 unless given; the wait grows from seconds to days. */
	maxAttempts?: number;
};

/**
 * Puts a job in the queue; it exists if and only if the transaction commits. A payload names rows by their numbers:
 * nobody is erased from a queue. @throws Error for an e-mail address in it
 */
export async function enqueue<Payload>(
	trx: Transaction,
	task: string | Task<Payload>,
	payload: Payload,
	{ jobKey, runAt, keepRunAt = false, maxAttempts }: JobOptions = {},
): Promise<void> {
	const name = typeof task === 'string' ? task : task.name;
	const written = withoutAddress(name, JSON.stringify(payload));
	await sql`select 1 from graphile_worker.add_job(
		identifier => ${name}, payload => ${written}::text::json, job_key => ${jobKey ?? null}::text,
		run_at => ${runAt ?? null}::timestamptz, max_attempts => ${maxAttempts ?? null}::integer,
		job_key_mode => ${keepRunAt ? 'preserve_run_at' : 'replace'})`.execute(trx);
}

/** A job for each payload, in one statement. @throws Error for an e-mail address in one */
export async function enqueueEach<Payload>(
	trx: Transaction,
	{ name }: Task<Payload>,
	payloads: readonly Payload[],
	{ maxAttempts }: Pick<JobOptions, 'maxAttempts'> = {},
): Promise<void> {
	if (!payloads.length) return;
	const written = withoutAddress(name, JSON.stringify(payloads));
	await sql`select count(*) from json_array_elements(${written}::text::json) one, lateral graphile_worker.add_job(
		identifier => ${name}, payload => one, max_attempts => ${maxAttempts ?? null}::integer)`.execute(trx);
}

function withoutAddress(name: string, written: string): string {
	if (written?.includes('@')) throw new Error(`The job ${name} would keep an address in the queue`);
	return written;
}

/** The worker's connections carry this name, by which readiness sees a worker that runs elsewhere. */
export const workerName = 'bland-worker';

export type Worker = { stop: () => Promise<void> };
export type WorkerOptions = {
	url: string;
	tasks: AnyTask[];
	/** Lines of 'minute hour day month weekday task.name', in UTC. */
	crontab?: string;
	/** What handlers get; the process' own database unless given. */
	db?: Database;
};

/** Does jobs until stopped; takes up again by itself when the database has been away. */
export async function startWorker({
	url,
	tasks,
	crontab = '',
	db = database(),
}: WorkerOptions): Promise<Worker> {
	const pgPool = queuePool(url, workerName);
	const taskList = Object.fromEntries(
		tasks.map((task) => [task.name, (payload: unknown) => task.handle(db, payload as never)]),
	);
	const parsedCronItems = scheduleOf(crontab, tasks);
	const begin = async (): Promise<Runner> => {
		const life = await signOfLife(url);
		try {
			const runner = await run({
				pgPool,
				taskList,
				parsedCronItems,
				concurrency: 3,
				pollInterval: 5000,
				noHandleSignals: true,
				logger: quietLogger(),
				events: life.events,
			});
			await freeJobsOfTheDead(pgPool);
			const sweep = setInterval(() => void freeJobsOfTheDead(pgPool).catch(() => {}), sweepEvery);
			const over = () => {
				clearInterval(sweep);
				void life.end();
			};
			runner.promise.then(over, over);
			// Others now take this worker for dead, so it takes no more jobs under this name.
			life.lost.then(() => runner.stop()).catch(() => {});
			return runner;
		} catch (error) {
			await life.end();
			throw error;
		}
	};

	let stopping = false;
	let runner: Runner | undefined = await begin();
	const watch = async (): Promise<void> => {
		while (!stopping) {
			await runner?.promise.catch((error: Error) => log.warn('worker stopped', { error }));
			if (stopping) return;
			await new Promise((settle) => setTimeout(settle, 2000));
			if (stopping) return;
			runner = await begin().catch(() => undefined);
		}
	};
	void watch();
	return {
		async stop() {
			stopping = true;
			await runner?.stop().catch(() => {});
			await pgPool.end();
		},
	};
}

/**
 * The queue writes who does a job beside it. Here that is the name of a connection which the worker holds open while it
 * lives: PostgreSQL ends it with the process, also with one that was killed and could not say so.
 */
async function signOfLife(url: string) {
	const name = `${workerName} ${randomUUID()}`;
	const client = new Client({ connectionString: url, application_name: name, keepAlive: true });
	const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
	client.on('error', () => lose());
	client.on('end', () => lose());
	await client.connect();
	const events = new EventEmitter() as WorkerEvents;
	events.on('pool:create', ({ workerPool }) => {
		workerPool.id = name;
	});
	return { events, lost, end: () => client.end().catch(() => {}) };
}

/** How often a living worker looks for jobs of one that died and was not started again, in milliseconds. */
const sweepEvery = 30_000;

/** Jobs that a worker had in hand when it died go back to the queue at once; without this they wait four hours. */
async function freeJobsOfTheDead(pool: Pool): Promise<void> {
	await pool.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
		from graphile_worker.jobs j where locked_by is not null and not exists (select from pg_stat_activity
			where datname = current_database() and application_name = j.locked_by)`);
}

/**
 * What recurs. The queue's own crontab reader knows no dots in names, so the lines are taken apart here.
 * @throws Error for a line that is no schedule, or a task that nobody defined.
 */
export function scheduleOf(crontab: string, tasks: AnyTask[]): ParsedCronItem[] {
	const lines = crontab.split('\n').map((line) => line.trim());
	const items = lines.filter(Boolean).map((line) => {
		const [, match = '', task = ''] = /^((?:\S+\s+){5})(\S+)$/.exec(line) ?? [];
		if (!tasks.some(({ name }) => name === task)) throw new Error(`No task for the schedule "${line}"`);
		return { match: match.trim(), task, identifier: task };
	});
	return parseCronItems(items);
}

/**
 * The queue speaks to PostgreSQL through its own driver. A lost connection is no news here (the queue takes up again
 * by itself), but without a listener it would end the process.
 */
export function queuePool(url: string, name: string): Pool {
	const pool = new Pool({ connectionString: url, max: 5, application_name: name });
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

/** The queue's own talk: only its warnings and errors, and never a payload. */
export function quietLogger(): Logger {
	return new Logger(() => (level, message) => {
		if (level === 'error' || level === 'warning')
			log.warn(`jobs: ${message.replace(/ with payload.*$/s, '')}`);
	});
}
