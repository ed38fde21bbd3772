/** `npm test`: unit and integration, journeys in a browser against the production build, then hostile forms; the end sums up. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrBringBrowser, howToGetOne } from './runtime/browser.ts';
import { buildIfNeeded } from './runtime/build.ts';
import { run } from './runtime/run.ts';
import { add, fromPlaywright, fromVitest, listFailures, sentence, type Tally } from './runtime/tally.ts';

const browser = await findOrBringBrowser();
if (!browser) {
	console.error(howToGetOne());
	process.exit(1);
}

const reports = mkdtempSync(join(tmpdir(), 'bland-reports-'));
/** A name for every test is of use to somebody who waits; a record keeps the end, where the failures are named. */
const reporter = process.env.CI ? 'dot' : 'default';

interface Suite {
	name: string;
	work: (report: string) => Promise<number>;
	read: (json: string) => Tally;
}

const suites: Suite[] = [
	{
		name: 'unit and integration',
		work: async (report) => {
			const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${report}`];
			return (await run('vitest', ['run', '--silent=passed-only', ...reporters])).code;
		},
		read: fromVitest,
	},
	{
		name: 'journeys',
		work: async (report) => {
			await buildIfNeeded();
			return walk(report, []);
		},
		read: fromPlaywright,
	},
	{
		name: 'fuzz',
		work: (report) => walk(report, ['--config', 'tests/fuzz/playwright.config.ts']),
		read: fromPlaywright,
	},
];

async function walk(report: string, args: string[]): Promise<number> {
	const env = {
		CHROME_PATH: browser ?? '',
		PLAYWRIGHT_JSON_OUTPUT_FILE: report,
	};
	return (await run('playwright', ['test', ...args, '--reporter=list,json'], { env })).code;
}

async function tallyOf({ name, work, read }: Suite): Promise<Tally> {
	console.log(`\n— ${name}`);
	const report = join(reports, `${name}.json`);
	const code = await work(report).catch((error: unknown) => (console.error(error), 1));
	const tally = existsSync(report)
		? read(readFileSync(report, 'utf8'))
		: { passed: 0, skipped: 0, failed: [] };
	if (code !== 0 && tally.failed.length === 0)
		tally.failed.push({ file: '', title: 'failed outside of its tests', error: `It ended with ${code}.` });
	return tally;
}

const done: { name: string; tally: Tally }[] = [];
for (const suite of suites) done.push({ name: suite.name, tally: await tallyOf(suite) });
rmSync(reports, { recursive: true, force: true });

const total = done.map(({ tally }) => tally).reduce(add);
const failures = done.flatMap(({ name, tally }) => listFailures(name, tally));
const sums = done.map(({ name, tally }) => `${name}: ${sentence(tally)}`);
console.log(['', ...failures, '', ...sums, '', sentence(total)].join('\n'));
process.exit(total.failed.length > 0 || total.passed === 0 ? 1 : 0);
