/** `npm run worker`: does the jobs in a process of its own, beside web processes that run with WORKER=off. */
import { closeDatabase } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { crontab, tasks } from '../src/jobs.server.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { runScript } from './runtime/script.ts';

runScript(async () => {
	process.env.NODE_ENV ||= 'production';
	const life = new Lifetime();
	life.add(closeDatabase);
	const worker = await startWorker({ url: env().DATABASE_URL, tasks, crontab });
	life.add(worker.stop);
	life.endOnSignals();
	// Beside web processes that one process has started, it ends with that one.
	process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	process.send?.('ready');
	log.info('worker ready', { tasks: tasks.length });
});
