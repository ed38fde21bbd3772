/**
 * `npm run generate`: writes the table types from a freshly migrated database.
 * `npm run generate -- --check`: only says whether the committed ones are current.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from './runtime/postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/migrations.server.ts';
import { runScript } from './runtime/script.ts';

const target = 'src/lib/platform/tables.ts';

runScript(async () => {
	const check = process.argv.includes('--check');
	const server = await startEmbedded({ fsync: false });
	try {
		await migrateToLatest(server.url);
		const outFile = check ? join(server.dataDir, 'tables.ts') : target;
		execFileSync(
			process.execPath,
			[
				join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js'),
				...['--url', server.url, '--dialect', 'postgres', '--out-file', outFile, '--camel-case'],
				...['--date-parser', 'string', '--numeric-parser', 'number', '--default-schema', 'public'],
				...['--exclude-pattern', '{kysely_*,graphile_worker*.*}', '--log-level', 'error'],
				...['--type-mapping', JSON.stringify({ int8: 'number' })],
			],
			{ stdio: ['ignore', 'ignore', 'inherit'] },
		);
		if (!check) return console.log(`Wrote ${target}`);
		if (readFileSync(outFile, 'utf8') === readFileSync(target, 'utf8'))
			return console.log('Table types are current');
		console.error(`${target} is behind migrations/. Run: npm run generate`);
		process.exitCode = 1;
	} finally {
		await server.stop();
	}
});
