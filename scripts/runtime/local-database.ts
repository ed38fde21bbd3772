/** The database a script works on: the one in DATABASE_URL, else the embedded one of this folder. */
import { join, resolve } from 'node:path';
import { ensureCharter } from '#lib/pledge/charter.server.ts';
import { closeDatabase, database, type Database } from '#lib/platform/database/database.server.ts';
import { removeData, runningAt, startEmbedded, type Embedded } from './postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';

export const dataDir = (): string => process.env.DATA_DIR || '.data';
const postgresDir = () => join(dataDir(), 'postgres');

/** Starts the embedded server for demo and development, migrated; everything in this process then uses it. */
export async function openLocalDatabase({ fresh = false } = {}): Promise<Embedded> {
	if (fresh) removeData(postgresDir());
	const server = await startEmbedded({ dataDir: postgresDir() });
	process.env.DATABASE_URL = server.url;
	if (server.dataDir !== resolve(postgresDir())) {
		console.log(
			`PostgreSQL may not enter this folder as another user than root, so its data lies in ${server.dataDir}`,
		);
	}
	try {
		await migrateToLatest(server.url);
		await ensureCharter(database());
	} catch (error) {
		await server.stop();
		throw error;
	}
	return server;
}

/**
 * Runs `work` on the site's database: DATABASE_URL where it is set, else the demo's, whether the demo runs or not.
 */
export async function withSiteDatabase(work: (db: Database, url: string) => Promise<void>): Promise<void> {
	let server: Embedded | undefined;
	if (!process.env.DATABASE_URL) {
		const running = runningAt(postgresDir());
		if (running) process.env.DATABASE_URL = running;
		else server = await openLocalDatabase();
	}
	try {
		await work(database(), process.env.DATABASE_URL ?? '');
	} finally {
		await closeDatabase();
		await server?.stop();
	}
}
