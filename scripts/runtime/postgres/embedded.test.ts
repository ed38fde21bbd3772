import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { removeData, runningAt, startEmbedded } from './embedded.ts';
import { isRunning } from './process.ts';

vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'bland-test-'));
	chmodSync(dataDir, 0o711);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const postmaster = () => Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

async function eventually(holds: () => boolean): Promise<boolean> {
	for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((settle) => setTimeout(settle, 50));
	return holds();
}

test('starts, stops, and starts again on what it kept; a stranger in the pid file is no hindrance', async () => {
	const first = await startEmbedded({ dataDir, fsync: false });
	expect(existsSync(join(dataDir, 'owner'))).toBe(true);
	await first.stop();
	expect(await first.ended).toBeNull();
	writeFileSync(
		join(dataDir, 'cluster/postmaster.pid'),
		`${process.ppid}\n${dataDir}\n0\n5999\n\n127.0.0.1\n`,
	);
	const second = await startEmbedded({ dataDir, fsync: false });
	await second.stop();
	expect(existsSync(join(dataDir, 'owner'))).toBe(false);
});

test('a half-written folder is refused, and starting over is what it says', async () => {
	await startEmbedded({ dataDir, fsync: false }).then((server) => server.stop());
	rmSync(join(dataDir, 'initialised'));
	await expect(startEmbedded({ dataDir })).rejects.toThrow(/--fresh/);
	removeData(dataDir);
	expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
});

test('goes down with a process that is killed, which others see as its owner while it lives', async () => {
	const script = `import { startEmbedded } from './scripts/runtime/postgres/embedded.ts';
		await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, fsync: false }); console.log('up');`;
	const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await new Promise((settle) => other.stdout.once('data', settle));
	const server = postmaster();
	await expect(startEmbedded({ dataDir })).rejects.toBeInstanceOf(StartRefused);
	expect(runningAt(dataDir)).toMatch(/^postgres:\/\/postgres:\w+@127\.0\.0\.1:\d+\/bland$/);
	expect(() => removeData(dataDir)).toThrow(StartRefused);
	other.kill('SIGKILL');
	expect(await eventually(() => !existsSync(join(dataDir, 'cluster/postmaster.pid')))).toBe(true);
	expect(await eventually(() => !isRunning(server) || runningAt(dataDir) === null)).toBe(true);
});
