import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Kept, pauseAfter } from './supervisor.ts';

test.each([
	[0, 0],
	[1, 500],
	[2, 1000],
	[5, 8000],
	[6, null],
])('after %i ends at once it is tried again after %s ms', (ends, wait) =>
	expect(pauseAfter(ends)).toBe(wait),
);

const program = (text: string) => () =>
	spawn(process.execPath, ['-e', text], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
const living = program("process.send('ready'); setInterval(() => {}, 1000)");

/** Starts what `living` is, and remembers each. */
function remembering(start: () => ChildProcess) {
	const started: ChildProcess[] = [];
	return { started, start: () => (started.push(start()), started.at(-1)!) };
}
const alive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

test('one that was killed comes back; one that was stopped does not', async () => {
	const { started, start } = remembering(living);
	const kept = new Kept('test', start, () => {});
	await kept.run();
	started[0]!.kill('SIGKILL');
	await vi.waitFor(() => expect(started).toHaveLength(2), 5000);
	await kept.stop();
	expect(started.map(alive)).toEqual([false, false]);
	await pause(700);
	expect(started).toHaveLength(2);
});

test('one is replaced while it still works', async () => {
	const { started, start } = remembering(living);
	const kept = new Kept('test', start, () => {});
	await kept.run();
	let both = false;
	const [first] = started;
	first!.once('exit', () => (both = alive(started[1]!)));
	await kept.replace();
	expect(started.map(alive)).toEqual([false, true]);
	expect(both).toBe(true);
	await kept.stop();
});

test('one that was killed while it waits to be started again is replaced at once, and there is one', async () => {
	const { started, start } = remembering(living);
	const kept = new Kept('test', start, () => {});
	await kept.run();
	started[0]!.kill('SIGKILL');
	await vi.waitFor(() => expect(alive(started[0]!)).toBe(false), 5000);
	await kept.replace();
	await pause(700);
	expect(started.filter(alive)).toHaveLength(1);
	await kept.stop();
});

test('one that cannot be replaced goes on', async () => {
	let starts = living;
	const { started, start } = remembering(() => starts());
	const kept = new Kept('test', start, () => {});
	await kept.run();
	starts = program('process.exit(1)');
	expect(await kept.replace()).toBe(false);
	expect(started.map(alive)).toEqual([true, false]);
	await kept.stop();
});

test('one that ends whenever it is started is given up', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const { started, start } = remembering(program('process.exit(1)'));
	const givenUp = vi.fn();
	void new Kept('test', start, givenUp).run();
	while (givenUp.mock.calls.length === 0) {
		await pause(20);
		vi.advanceTimersByTime(10_000);
	}
	expect(started).toHaveLength(6);
	vi.useRealTimers();
});
