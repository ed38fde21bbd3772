/**
 * Several web processes behind one port, and the jobs in a process of their own. This process answers nobody: it hands
 * connections out, starts again what ended, and replaces the others one by one on SIGHUP.
 */
import { fork } from 'node:child_process';
import cluster, { type Worker } from 'node:cluster';
import { join } from 'node:path';
import { env } from '#lib/platform/env.server.ts';
import { log } from '#lib/platform/log.server.ts';
import type { Lifetime } from '../lifetime.ts';
import { refuseBusyPort, refuseUnbuilt } from '../site.ts';
import { Kept } from './supervisor.ts';

/** @throws StartRefused when there is no build or the port is taken. */
export async function serveInSeveral(life: Lifetime): Promise<void> {
	const { HOST, PORT, WEB_PROCESSES, WORKER } = env();
	refuseUnbuilt();
	await refuseBusyPort(PORT, HOST);
	cluster.setupPrimary({ exec: join(import.meta.dirname, 'web-process.ts') });
	const giveUp = (name: string) => life.fail(`The ${name} process ends whenever it is started.`);
	const web = Array.from({ length: WEB_PROCESSES }, () => new Kept('web', startWeb, giveUp));
	const jobs = WORKER ? [new Kept('jobs', startJobs, giveUp)] : [];
	const all = [...jobs, ...web];
	life.add(async () => void (await Promise.all(all.map((one) => one.stop()))));
	await Promise.all(all.map((one) => one.run()));
	restartOnHangUp(all);
}

const startJobs = () => fork(join(import.meta.dirname, '../../worker.ts'));

function startWeb() {
	const worker: Worker = cluster.fork();
	return worker.process;
}

/** One after the other, so that all but one serve at any time. */
function restartOnHangUp(all: readonly Kept[]): void {
	let restarting: Promise<void> | undefined;
	if (process.stdin.isTTY) return;
	process.on('SIGHUP', () => {
		restarting ??= (async () => {
			log.info('restarting one by one');
			for (const one of all) if (!(await one.replace())) return;
			log.info('restarted');
		})().finally(() => (restarting = undefined));
	});
}
