/** A worker in a process of its own that takes a job in hand and never comes back from it; to be killed. */
import { createDatabase } from '#lib/platform/database/database.server.ts';
import { defineTask, startWorker } from '#lib/platform/jobs/jobs.server.ts';

const [, , url = '', task = ''] = process.argv;
const stuck = defineTask(task, async () => {
	process.send?.('in hand');
	await new Promise(() => setInterval(() => {}, 1000));
});

await startWorker({ url, tasks: [stuck], db: createDatabase(url, { max: 1 }) });
process.once('disconnect', () => process.exit());
