/** `npm run migrate`: takes the database in DATABASE_URL forward; without it, the demo's. */
import { migrateToLatest } from '#lib/platform/migrations.server.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

runScript(() =>
	withSiteDatabase(async (_db, url) => {
		const taken = await migrateToLatest(url);
		console.log(taken.length > 0 ? `Took ${taken.join(', ')}` : 'The database is current');
	}),
);
