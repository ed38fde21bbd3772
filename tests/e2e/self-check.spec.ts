/** A process that can no longer render is taken out (docs/decisions/0010). */
import { once } from 'node:events';
import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/runtime/postgres/process.ts';
import { expect, test } from '../support/journey.ts';

test.setTimeout(240_000);

const database = () => process.env.SITE_DATABASE ?? '';

test('a process that can no longer render says so, and ends to be started again', async () => {
	const port = await freePort();
	const child = fork('scripts/start.ts', {
		silent: true,
		execArgv: ['--import', './tests/support/break-rendering.ts'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			DEMO: '',
			HOST: '127.0.0.1',
			PORT: String(port),
			TRUSTED_PROXY: '',
			DATABASE_URL: database(),
			ORIGIN: 'https://by.example',
			SMTP_URL: 'smtp://127.0.0.1:1',
			MAIL_FROM: 'post@by.example',
			SELF_CHECK_SECONDS: '1',
			LOG_LEVEL: 'info',
			WORKER: 'off',
		},
	});
	let log = '';
	child.stdout?.on('data', (chunk: Buffer) => (log += chunk));
	child.stderr?.on('data', (chunk: Buffer) => (log += chunk));
	const ended = once(child, 'exit') as Promise<[number | null]>;
	const readyz = async () => {
		const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
		return answer && { status: answer.status, ...((await answer.json().catch(() => ({}))) as object) };
	};
	await expect.poll(readyz, { timeout: 30_000 }).toMatchObject({ status: 200, ok: true });
	await pause(3500);
	expect(child.exitCode, 'a sound process goes on').toBeNull();

	child.kill('SIGUSR2');
	await expect.poll(readyz).toMatchObject({ status: 503, checks: { page: 'failed', database: 'ok' } });
	expect((await ended)[0]).toBe(1);
	expect(log).toContain('can no longer render a page');
});
