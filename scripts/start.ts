/**
 * `npm start`: production. Refuses to run with a missing or wrong setting, or behind the migrations. On SIGTERM it
 * takes no new requests, lets running ones finish for up to ten seconds, and stops the jobs. It does the same, with exit
 * code 1, when it can no longer render a page.
 */
import { closeDatabase, database } from '#lib/platform/database/database.server.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { env } from '#lib/platform/env.server.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { pendingMigrations } from '#lib/platform/database/migrations.server.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { runScript } from './runtime/script.ts';
import { checkItself } from './runtime/self-check.ts';
import { serveSite } from './runtime/site.ts';

runScript(async () => {
	process.env.NODE_ENV ||= 'production';
	const { DATABASE_URL, ORIGIN, SELF_CHECK_SECONDS, WORKER } = env();
	const life = new Lifetime();
	life.add(closeDatabase);
	life.endOnSignals();
	try {
		const pending = await pendingMigrations(database());
		if (pending.length > 0) {
			throw new StartRefused(
				`The database is ${pending.length} migrations behind (${pending[0]} …). Run: npm run migrate`,
			);
		}
		if (WORKER) {
			const { tasks, crontab } = await import('../src/jobs.server.ts');
			life.add((await startWorker({ url: DATABASE_URL, tasks, crontab })).stop);
		}
		const site = await serveSite();
		life.add(() => void process.emit('sveltekit:shutdown' as 'exit', 0));
		life.add(site.stop);
		life.add(checkItself(site, SELF_CHECK_SECONDS, () => life.fail('Pages can no longer be rendered.')));
		log.info('ready', { origin: ORIGIN, port: site.port, worker: WORKER });
	} catch (error) {
		await life.stop();
		throw error;
	}
});
