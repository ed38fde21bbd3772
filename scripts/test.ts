/** `npm test`: unit and integration, journeys in a browser against the production build, then hostile forms; one line sums up. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './runtime/build.ts';
import { add, fromPlaywright, fromVitest, nothing, sentence, type Tally } from './runtime/tally.ts';
import { run } from './runtime/run.ts';

const reports = mkdtempSync(join(tmpdir(), 'bland-reports-'));
const failedToRun: Tally = { passed: 0, failed: 1, skipped: 0 };

async function suite(
	name: string,
	work: (report: string) => Promise<number>,
	read: (json: string) => Tally,
): Promise<Tally> {
	console.log(`\n— ${name}`);
	const report = join(reports, `${name}.json`);
	const code = await work(report).catch((error: unknown) => (console.error(error), 1));
	const tally = existsSync(report) ? read(readFileSync(report, 'utf8')) : failedToRun;
	return code !== 0 && tally.failed === 0 ? add(tally, failedToRun) : tally;
}

const unit = await suite(
	'unit',
	async (report) =>
		(await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]))
			.code,
	fromVitest,
);
const journeys = existsSync('playwright.config.ts')
	? await suite(
			'journeys',
			async (report) => {
				await buildIfNeeded();
				const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
				return (await run('playwright', ['test', '--reporter=list,json'], { env })).code;
			},
			fromPlaywright,
		)
	: nothing;
const fuzz = await suite(
	'fuzz',
	async (report) => {
		const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
		const args = ['test', '--config', 'tests/fuzz/playwright.config.ts', '--reporter=list,json'];
		return (await run('playwright', args, { env })).code;
	},
	fromPlaywright,
);
rmSync(reports, { recursive: true, force: true });

const total = add(add(unit, journeys), fuzz);
console.log(
	`\nunit and integration: ${sentence(unit)}\njourneys: ${sentence(journeys)}\nfuzz: ${sentence(fuzz)}\n\n${sentence(total)}`,
);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
