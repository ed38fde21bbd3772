/** The built site with the demo's city on a throw-away database, for the journeys; ends with the process that started it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCharter } from '#lib/pledge/charter.server.ts';
import { closeDatabase, database } from '#lib/platform/database/database.server.ts';
import { startEmbedded } from '../../scripts/runtime/postgres/embedded.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { freePort } from '../../scripts/runtime/postgres/process.ts';
import { buildIfNeeded } from '../../scripts/runtime/build.ts';
import { seedOnce } from '../../scripts/runtime/demo-content.ts';
import { Lifetime } from '../../scripts/runtime/lifetime.ts';
import { runScript } from '../../scripts/runtime/script.ts';
import { serveSite } from '../../scripts/runtime/site.ts';

runScript(async () => {
	const port = await freePort();
	const files = mkdtempSync(join(tmpdir(), 'bland-files-'));
	for (const name of ['ORIGIN', 'SMTP_URL', 'BASEMAP', 'ADDRESS_TOKEN', 'ADDRESS_URL'])
		delete process.env[name];
	Object.assign(process.env, {
		NODE_ENV: 'production',
		DEMO: 'on',
		HOST: 'localhost',
		PORT: String(port),
		FILES_DIR: files,
		LOG_LEVEL: 'error',
		// Every journey comes from an address of its own, so that none uses up another's attempts.
		TRUSTED_PROXY: '1',
	});
	const life = new Lifetime();
	life.endOnSignals();
	life.add(() => rmSync(files, { recursive: true, force: true }));
	try {
		await buildIfNeeded();
		const server = await startEmbedded({ fsync: false });
		life.add(server.stop);
		process.env.DATABASE_URL = server.url;
		await migrateToLatest(server.url);
		life.add(closeDatabase);
		await ensureCharter(database());
		await seedOnce(server.dataDir);
		const { tasks, crontab } = await import('../../src/jobs.server.ts');
		life.add((await startWorker({ url: server.url, tasks, crontab })).stop);
		const site = await serveSite();
		life.add(() => void process.emit('sveltekit:shutdown' as 'exit', 0));
		life.add(site.stop);
		console.log(`Serving http://localhost:${site.port} from ${server.url}`);
	} catch (error) {
		await life.stop();
		throw error;
	}
});
