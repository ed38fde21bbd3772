/**
 * `npm start`: production. Refuses to run with a missing or wrong setting, or behind the migrations. On SIGTERM it
 * takes no new requests, lets running ones finish for up to ten seconds, and stops the jobs. It does the same, with exit
 * code 1, when it can no longer render a page. With several processes, SIGHUP replaces them one by one.
 */
import { closeDatabase, database } from '#lib/platform/database/database.server.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { env } from '#lib/platform/env.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { pendingMigrations } from '#lib/platform/database/migrations.server.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { runScript } from './runtime/script.ts';

runScript(async () => {
	process.env.NODE_ENV ||= 'production';
	const { ORIGIN, PORT, WEB_PROCESSES, WORKER } = env();
	const several = WEB_PROCESSES > 1;
	const life = new Lifetime();
	life.add(closeDatabase);
	// A terminal that is closed hangs up, too, and means the end.
	life.endOnSignals(several && !process.stdin.isTTY ? ['SIGINT', 'SIGTERM'] : undefined);
	try {
		const pending = await pendingMigrations(database());
		if (pending.length > 0) {
			throw new StartRefused(
				`The database is ${pending.length} migrations behind (${pending[0]} …). Run: npm run migrate`,
			);
		}
		if (several) await (await import('./runtime/processes/several.ts')).serveInSeveral(life);
		else await (await import('./runtime/one.ts')).serveInOne(life);
		log.info('ready', { origin: ORIGIN, port: PORT, worker: WORKER, processes: WEB_PROCESSES });
	} catch (error) {
		await life.stop();
		throw error;
	}
});
