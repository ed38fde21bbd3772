/** `npm run demo`: the whole product with an invented city, on its own database. `-- --fresh` starts over. */
import { closeDatabase, database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { enqueue, startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { buildIfNeeded } from './runtime/build.ts';
import { printAccounts, seedOnce } from './runtime/demo-content.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { openLocalDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';
import { checkItself } from './runtime/self-check.ts';
import { refuseBusyPort, serveSite } from './runtime/site.ts';

runScript(async () => {
	Object.assign(process.env, { NODE_ENV: 'production', DEMO: 'on' });
	process.env.HOST ||= 'localhost';
	process.env.LOG_LEVEL ||= 'warn';
	// A demo touches no database and no mail server but its own.
	for (const name of ['DATABASE_URL', 'SMTP_URL', 'ORIGIN']) delete process.env[name];
	await refuseBusyPort(Number(process.env.PORT || 3000), process.env.HOST);

	const life = new Lifetime();
	life.endOnSignals();
	try {
		const building = buildIfNeeded();
		building.catch(() => {});
		const server = await openLocalDatabase({ fresh: process.argv.includes('--fresh') });
		life.add(server.stop);
		await building;
		void server.ended.then((words) => {
			if (words !== null)
				life.fail(`The demo's PostgreSQL has stopped. Start again with: npm run demo\n${words.trim()}`);
		});
		life.add(closeDatabase);
		const accounts = await seedOnce(server.dataDir);

		const { tasks, crontab } = await import('../src/jobs.server.ts');
		const worker = env().WORKER ? await startWorker({ url: server.url, tasks, crontab }) : undefined;
		if (worker) life.add(worker.stop);
		const site = await serveSite();
		life.add(() => void process.emit('sveltekit:shutdown' as 'exit', 0));
		life.add(site.stop);
		// Else there is none to hand out in the demo's first hour.
		await database()
			.transaction()
			.execute((trx) => enqueue(trx, 'explore.write_data_package', {}));
		const broken = () => life.fail('The demo can no longer render a page. Start again with: npm run demo');
		life.add(checkItself(site.self, env().SELF_CHECK_SECONDS, broken));

		console.log(`\nReady: http://localhost:${site.port}`);
		printAccounts(accounts);
		console.log('Mails are read at /dev/mail. Ctrl-C stops everything.');
	} catch (error) {
		await life.stop();
		throw error;
	}
});
