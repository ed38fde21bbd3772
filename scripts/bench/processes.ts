import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Server {
	url: string;
	/** Resident memory in MB, now. */
	memory: () => number;
	/** How many pages it has rendered for visitors, until now. */
	rendered: () => Promise<number>;
	stop: () => void;
}

/** Starts one of this folder's servers and waits until it says its port. */
export function startServer(file: 'bare.ts' | 'site.ts', env: Record<string, string> = {}): Promise<Server> {
	const child = fork(join(import.meta.dirname, file), {
		// As operations.md sets it.
		env: { ...process.env, MALLOC_ARENA_MAX: '2', ...env },
	});
	return new Promise((settle, fail) => {
		child.once('message', ({ port }: { port: number }) =>
			settle({
				url: `http://127.0.0.1:${port}`,
				memory: () => residentMb(child),
				rendered: () =>
					new Promise((settle) => {
						child.once('message', ({ rendered }: { rendered: number }) => settle(rendered));
						child.send('rendered?');
					}),
				stop: () => void (child.connected && child.disconnect()),
			}),
		);
		child.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)));
	});
}

function residentMb(child: ChildProcess): number {
	try {
		const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
		return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
	} catch {
		const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' });
		return Math.round(Number(stdout) / 1024);
	}
}
