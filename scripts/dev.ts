/** `npm run dev`: the demo's city with hot reload. */
import { createServer } from 'vite';
import { closeDatabase } from '#lib/platform/database/database.server.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { compileMessages } from './runtime/messages.ts';
import { printAccounts, seedOnce } from './runtime/demo-content.ts';
import { Lifetime } from './runtime/lifetime.ts';
import { openLocalDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';
import { refuseBusyPort } from './runtime/site.ts';

runScript(async () => {
	const port = Number(process.env.PORT || 3000);
	Object.assign(process.env, { NODE_ENV: 'development', DEMO: 'on' });
	for (const name of ['SMTP_URL', 'ORIGIN']) delete process.env[name];
	await refuseBusyPort(port, process.env.HOST || 'localhost');

	const life = new Lifetime();
	life.endOnSignals();
	try {
		await compileMessages({ unlessCurrent: true });
		const database = await openLocalDatabase({ fresh: process.argv.includes('--fresh') });
		life.add(database.stop);
		void database.ended.then((words) => {
			if (words !== null) life.fail(`PostgreSQL has stopped. Start again with: npm run dev\n${words.trim()}`);
		});
		life.add(closeDatabase);
		const accounts = await seedOnce(database.dataDir);
		const { tasks, crontab } = await import('../src/jobs.server.ts');
		life.add((await startWorker({ url: database.url, tasks, crontab })).stop);

		const vite = await createServer({
			server: { port, strictPort: true, host: process.env.HOST || 'localhost' },
		});
		await vite.listen();
		life.add(() => vite.close());
		console.log(`\nReady: http://localhost:${port}`);
		printAccounts(accounts);
	} catch (error) {
		await life.stop();
		throw error;
	}
});
