/** Several web processes behind one port (docs/decisions/0041): each hears what changed, and none is missed when it ends. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import autocannon from 'autocannon';
import { sql } from 'kysely';
import { freePort } from '../../scripts/runtime/postgres/process.ts';
import { expect, test } from '../support/journey.ts';
import { fresh } from '../support/raw-request.ts';

test.setTimeout(240_000);
test.describe.configure({ mode: 'serial' });

let started: ChildProcess;
let log = '';
let url = '';

/** The processes of a kind that were started, or came to do their work, first to last. */
const pids = (kind: 'web' | 'jobs', did: 'started' | 'works' = 'started'): number[] =>
	[...log.matchAll(new RegExp(`${kind} process ${did}.*?"pid":(\\d+)`, 'g'))].map(([, pid]) => Number(pid));
const isAlive = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};
/** Each on a connection of its own, so that the processes answer in turn. */
async function ask(path: string): Promise<string> {
	const [answer] = (await once(get(url + path, { agent: false, headers: fresh() }), 'response')) as [
		IncomingMessage,
	];
	expect(answer.statusCode).toBe(200);
	return Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)).toString();
}
const askAll = (path: string) => Promise.all(Array.from({ length: 12 }, () => ask(path)));
const load = (seconds: number) => autocannon({ url: `${url}/healthz`, connections: 10, duration: seconds });

test.beforeAll(async () => {
	const port = await freePort();
	url = `http://127.0.0.1:${port}`;
	started = fork('scripts/start.ts', {
		silent: true,
		env: {
			...process.env,
			NODE_ENV: 'production',
			DEMO: '',
			HOST: '127.0.0.1',
			PORT: String(port),
			TRUSTED_PROXY: '1',
			DATABASE_URL: process.env.SITE_DATABASE ?? '',
			ORIGIN: 'https://by.example',
			SMTP_URL: 'smtp://127.0.0.1:1',
			MAIL_FROM: 'post@by.example',
			LOG_LEVEL: 'info',
			WEB_PROCESSES: '2',
			WORKER: 'on',
		},
	});
	started.stdout?.on('data', (chunk: Buffer) => (log += chunk));
	started.stderr?.on('data', (chunk: Buffer) => (log += chunk));
	await expect.poll(() => log, { timeout: 60_000 }).toContain('"ready"');
});
test.afterAll(() => started.kill('SIGKILL'));

test('a change is seen in every process within a second', async ({ db, cast }) => {
	expect([pids('web').length, pids('jobs').length]).toEqual([2, 1]);
	const host = await cast.organisation('Foreningen Begge');
	const path = `/partnere/${host.slug}`;
	const write = (purpose: string, quietly: boolean) =>
		db.transaction().execute(async (trx) => {
			if (quietly) await sql`set local session_replication_role = replica`.execute(trx);
			await trx.updateTable('organisation').set({ purpose }).where('id', '=', host.id).execute();
		});
	const says = (words: string) => async () =>
		(await askAll(path)).filter((page) => page.includes(words)).length;
	await write('Ord nummer et', false);
	await expect.poll(says('Ord nummer et')).toBe(12);
	await write('Ord nummer to', true);
	expect(await says('Ord nummer et')(), 'both keep the page').toBe(12);
	await write('Ord nummer tre', false);
	await expect.poll(says('Ord nummer tre'), { timeout: 1000, intervals: [50] }).toBe(12);
});

test('a process that was killed comes back', async () => {
	const [killed = 0] = pids('web');
	process.kill(killed, 'SIGKILL');
	await expect.poll(() => pids('web', 'works').length, { timeout: 60_000 }).toBe(3);
	expect(await ask('/healthz')).toBeTruthy();
	const [jobs = 0] = pids('jobs');
	process.kill(jobs, 'SIGKILL');
	await expect.poll(() => pids('jobs', 'works').length, { timeout: 60_000 }).toBe(2);
});

test('a process that is killed under load takes along what it was answering, and nothing more', async () => {
	const living = pids('web').filter(isAlive);
	const loading = load(10);
	setTimeout(() => process.kill(living[0]!, 'SIGKILL'), 3000);
	const { errors, non2xx, timeouts, requests } = await loading;
	// Each of the ten connections may have had one question there.
	expect(errors).toBeLessThanOrEqual(10);
	expect({ non2xx, timeouts }).toEqual({ non2xx: 0, timeouts: 0 });
	expect(requests.total).toBeGreaterThan(500);
	await expect.poll(() => pids('web').filter(isAlive).length, { timeout: 20_000 }).toBe(2);
});

test('all are replaced under load, and not one request fails', async () => {
	const before = [...pids('web'), ...pids('jobs')];
	const loading = load(20);
	setTimeout(() => started.kill('SIGHUP'), 1000);
	await expect.poll(() => log, { timeout: 60_000 }).toContain('restarted');
	const { errors, non2xx, timeouts, requests } = await loading;
	expect({ errors, non2xx, timeouts }).toEqual({ errors: 0, non2xx: 0, timeouts: 0 });
	expect(requests.total).toBeGreaterThan(1000);
	expect(before.filter(isAlive)).toEqual([]);
	expect([pids('web').length, pids('jobs').length]).toEqual([6, 3]);
});

test('asked to end, all end', async () => {
	const ended = once(started, 'exit') as Promise<[number | null]>;
	started.kill('SIGTERM');
	expect((await ended)[0]).toBe(0);
	expect([...pids('web'), ...pids('jobs')].filter(isAlive)).toEqual([]);
});
