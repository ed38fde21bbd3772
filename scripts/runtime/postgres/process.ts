/** Processes as the embedded server needs them: guarded, stopped with patience, on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { platform } from 'node:os';

/**
 * A shell that outlives us: when our end of its pipe closes, it stops the server whose folder this is, and removes
 * the folder if it is a temporary one.
 */
export function standGuard(dataDir: string, temporary: boolean): ChildProcess | undefined {
	if (platform() === 'win32') return undefined;
	const duty = `cat >/dev/null
		pidfile="$1/cluster/postmaster.pid"
		[ -e "$pidfile" ] && kill -INT "$(head -n 1 "$pidfile")" 2>/dev/null
		i=0; while [ -e "$pidfile" ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done
		if [ "$2" = yes ]; then rm -rf "$1"; sleep 3; rm -rf "$1"; else rm -f "$1/owner"; fi`;
	const args = ['-c', duty, 'guard', dataDir, temporary ? 'yes' : 'no'];
	const guard = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
	guard.unref();
	(guard.stdin as unknown as { unref?: () => void }).unref?.();
	return guard;
}

/** Asks `pid` to stop, ever more firmly, until `isDown`. */
export async function terminate(pid: number, isDown: () => boolean): Promise<void> {
	for (const [signal, patience] of [
		['SIGINT', 8000],
		['SIGQUIT', 2000],
		['SIGKILL', 1000],
	] as const) {
		if (isDown() || !pid) return;
		try {
			process.kill(pid, signal);
		} catch {
			return;
		}
		for (let waited = 0; waited < patience && !isDown(); waited += 20) await pause(20);
	}
}

export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

export function freePort(): Promise<number> {
	return new Promise((settle, fail) => {
		const probe = createServer().once('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => settle(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

export const pause = (ms: number) => new Promise((settle) => setTimeout(settle, ms));
