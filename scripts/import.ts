/** `npm run import -- KIND FILE [--dry-run]`: takes a file in, and tells of each row it could not take. */
import { parseArgs } from 'node:util';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { importOrganisations, type NotTaken } from './import/organisations.ts';
import { compileMessages } from './runtime/messages.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

const kinds = { organisations: importOrganisations };
const usage = 'Say it as: npm run import -- organisations FILE.csv [--dry-run]';

function readArguments() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { 'dry-run': { type: 'boolean' } },
		});
		const [kind = '', file] = positionals;
		if (!Object.hasOwn(kinds, kind) || !file || positionals.length > 2) throw new StartRefused(usage);
		return { take: kinds[kind as keyof typeof kinds], file, dryRun: values['dry-run'] ?? false };
	} catch {
		throw new StartRefused(usage);
	}
}

const list = (title: string, rows: readonly NotTaken[]) => {
	if (rows.length === 0) return;
	console.log(`\n${title}:`);
	for (const { line, reason } of rows) console.log(`  line ${line}: ${reason}`);
};

runScript(async () => {
	const { take, file, dryRun } = readArguments();
	await compileMessages({ unlessCurrent: true });
	await withSiteDatabase(async (db) => {
		const started = performance.now();
		const summary = await take(db, file, { dryRun });
		list('Already here', summary.skipped);
		list('Not taken', summary.refused);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(
			[
				`\n${dryRun ? 'Nothing was written. It would be' : 'Done'} in ${seconds} s:`,
				`  created    ${summary.created}`,
				`  updated    ${summary.updated}`,
				`  unchanged  ${summary.unchanged}`,
				`  skipped    ${summary.skipped.length} (already here or twice in the file)`,
				`  refused    ${summary.refused.length}`,
				...(summary.websitesLeftOut > 0
					? [`Taken without a website we could read: ${summary.websitesLeftOut}`]
					: []),
				'Imported organisations are listed as not yet partners: they can be invited, and have signed nothing.',
			].join('\n'),
		);
		if (summary.refused.length > 0) process.exitCode = 1;
	});
});
