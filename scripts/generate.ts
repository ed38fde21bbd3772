/**
 * `npm run generate`: writes what is known of the schema from a freshly migrated database: the table types, with a
 * union for every list that a check allows and a shape for every jsonb column, the names of the columns, what is announced,
 * and `docs/schema.sql`; and into the settings of the message compiler the site's languages.
 * `npm run generate -- --check`: only says whether the committed ones are current.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from './runtime/postgres/embedded.ts';
import postgres, { type Sql } from 'postgres';
import { locales } from '#lib/i18n/locale.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { announcedTables } from './schema/announced.ts';
import { columnNames, columnTypes, withShapes } from './schema/columns.ts';
import { dumpSchema } from './schema/dump.ts';
import { runScript } from './runtime/script.ts';

const compilerSettings = 'project.inlang/settings.json';

runScript(async () => {
	const check = process.argv.includes('--check');
	const server = await startEmbedded({ fsync: false });
	const sql = postgres(server.url, { max: 1, onnotice: () => {} });
	try {
		await migrateToLatest(server.url);
		const written: Record<string, string> = {
			'src/lib/platform/database/tables.ts': await tableTypes(sql, server),
			'src/lib/platform/database/columns.ts': await columnNames(sql),
			'src/lib/platform/database/announced.ts': await announcedTables(sql),
			'docs/schema.sql': await dumpSchema(sql),
			[compilerSettings]: withLanguages(readFileSync(compilerSettings, 'utf8')),
		};
		for (const [target, text] of Object.entries(written)) {
			if (!check) writeFileSync(target, text);
			else if (readFileSync(target, 'utf8') !== text) {
				console.error(`${target} is behind migrations/ or the table of languages. Run: npm run generate`);
				process.exitCode = 1;
			}
		}
		const targets = Object.keys(written).join(', ');
		if (!process.exitCode) console.log(check ? 'Table types and schema are current' : `Wrote ${targets}`);
	} finally {
		await sql.end();
		await server.stop();
	}
});

/** The settings with the languages of the table in `i18n/locale.ts`. */
function withLanguages(settings: string): string {
	const listed = locales.map((locale) => `"${locale}"`).join(', ');
	return settings.replace(/(?<="locales": )\[[^\]]*\]/, `[${listed}]`);
}

async function tableTypes(sql: Sql, { url, dataDir }: { url: string; dataDir: string }): Promise<string> {
	const outFile = join(dataDir, 'tables.ts');
	execFileSync(
		process.execPath,
		[
			join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js'),
			...['--url', url, '--dialect', 'postgres', '--out-file', outFile, '--camel-case'],
			...['--date-parser', 'string', '--numeric-parser', 'number', '--default-schema', 'public'],
			...['--exclude-pattern', '{kysely_*,graphile_worker*.*}', '--log-level', 'error'],
			...['--type-mapping', JSON.stringify({ int8: 'number' })],
			...['--overrides', JSON.stringify({ columns: await columnTypes(sql) })],
		],
		{ stdio: ['ignore', 'ignore', 'inherit'] },
	);
	return withShapes(readFileSync(outFile, 'utf8'));
}
