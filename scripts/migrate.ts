/** `npm run migrate`: takes the database in DATABASE_URL forward and publishes the pledge; without it, the demo's. */
import { ensureCharter } from '#lib/pledge/charter.server.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

runScript(() =>
	withSiteDatabase(async (db, url) => {
		const taken = await migrateToLatest(url);
		await ensureCharter(db);
		console.log(taken.length > 0 ? `Took ${taken.join(', ')}` : 'The database is current');
	}),
);
