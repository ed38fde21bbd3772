/**
 * `npm run seed -- --scale N`: an invented city to try the site on at size: N partners and N commitments, ten events and
 * twenty-five contributions for each, the municipality's files on them, its plans and its barometer. Into the empty database in DATABASE_URL, migrated first; without it, the demo's.
 */
import { StartRefused } from '#lib/platform/start-refused.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { createDatabase } from '#lib/platform/database/database.server.ts';
import { fillAtScale, largestScale, leastScale } from './bench/scale.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

function scaleAsked(args: readonly string[]): number {
	const at = args.indexOf('--scale');
	const scale = at < 0 ? NaN : Number(args[at + 1]);
	if (!Number.isInteger(scale) || scale < leastScale || scale > largestScale)
		throw new StartRefused(
			`Say it as: npm run seed -- --scale N, where N is a whole number from ${leastScale} to ${largestScale}`,
		);
	return scale;
}

runScript(async () => {
	const scale = scaleAsked(process.argv.slice(2));
	await withSiteDatabase(async (_, url) => {
		await migrateToLatest(url);
		const db = createDatabase(url, { max: 1, statementTimeout: 0 });
		try {
			const there = await db.selectFrom('organisation').select('id').limit(1).executeTakeFirst();
			if (there)
				throw new StartRefused(
					'This database has organisations already: an invented city is only put into an empty one',
				);
			const began = performance.now();
			await fillAtScale(db, scale);
			console.log(
				`A city of ${scale} partners, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
			);
		} finally {
			await db.destroy();
		}
	});
});
