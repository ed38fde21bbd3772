/** How many tests passed and were skipped, and which failed, out of the runners' own reports. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Failure {
	/** From the project's root; empty where no file is to blame. */
	file: string;
	title: string;
	error: string;
	/** What the page itself said was wrong, where a browser was on one. */
	said?: readonly string[];
}
export interface Tally {
	passed: number;
	skipped: number;
	failed: Failure[];
}

/** Lines of an error that are told beside a test's name; the whole stands in the runner's output. */
const linesTold = { few: 4, many: 1 };
const many = 15;
const longestLine = 200;

export function add(a: Tally, b: Tally): Tally {
	return {
		passed: a.passed + b.passed,
		skipped: a.skipped + b.skipped,
		failed: [...a.failed, ...b.failed],
	};
}

export function sentence({ passed, failed, skipped }: Tally): string {
	return `${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Every failed test of a suite: where it stands, what it is called, and how its error begins. */
export function listFailures(suite: string, { failed }: Tally): string[] {
	const lines = failed.length < many ? linesTold.few : linesTold.many;
	return failed.flatMap(({ file, title, error, said = [] }) => [
		`FAILED ${[suite, file, title].filter(Boolean).join(' › ')}`,
		...stripVTControlCharacters(error)
			.split('\n')
			.filter((line) => line.trim() !== '')
			.slice(0, lines)
			.map((line) => `       ${line.slice(0, longestLine)}`),
		...said.map((line) => `       the page: ${line.slice(0, longestLine)}`),
	]);
}

const mostSaid = 6;

/** What stands under `- alert:` in a page as Playwright writes it down: the words alone. */
export function alertsIn(context: string): string[] {
	const said: string[] = [];
	let depth = -1;
	for (const line of context.split('\n')) {
		const indent = line.search(/\S/);
		if (depth >= 0 && indent > depth) {
			const [, plain, named] =
				/^- (?:(?:text|paragraph): (.+)|(?:heading|link) "(.+?)".*)$/.exec(line.trim()) ?? [];
			const words = plain ?? named;
			if (words) said.push(words);
		} else depth = /^\s*- alert\b/.test(line) ? indent : -1;
	}
	return said.slice(0, mostSaid);
}

type VitestReport = {
	testResults: {
		name: string;
		status: string;
		message?: string;
		assertionResults: {
			status: string;
			ancestorTitles: string[];
			title: string;
			failureMessages?: string[];
		}[];
	}[];
};

/** A file that did not even load counts as one failure. */
export function fromVitest(json: string): Tally {
	const tally: Tally = { passed: 0, skipped: 0, failed: [] };
	for (const { name, status, message = '', assertionResults } of (JSON.parse(json) as VitestReport)
		.testResults) {
		const file = relative('.', name);
		const failed = assertionResults.filter((test) => test.status === 'failed');
		tally.passed += assertionResults.filter((test) => test.status === 'passed').length;
		tally.skipped += assertionResults.filter((test) => !['passed', 'failed'].includes(test.status)).length;
		for (const { ancestorTitles, title, failureMessages = [] } of failed)
			tally.failed.push({
				file,
				title: [...ancestorTitles, title].join(' › '),
				error: failureMessages.join('\n'),
			});
		if (status === 'failed' && failed.length === 0)
			tally.failed.push({ file, title: 'did not load, or failed around its tests', error: message });
	}
	return tally;
}

type PlaywrightSuite = {
	file: string;
	title: string;
	suites?: PlaywrightSuite[];
	specs?: {
		title: string;
		tests: {
			projectName: string;
			status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
			results: {
				errors?: { message?: string }[];
				attachments?: { name: string; path?: string }[];
			}[];
		}[];
	}[];
};
type PlaywrightReport = {
	config?: { rootDir?: string };
	suites: PlaywrightSuite[];
	errors?: { message?: string }[];
};

/** A test that passed only when it was tried again has failed: what it shows once, it shows somebody. */
export function fromPlaywright(json: string): Tally {
	const { config, suites, errors = [] } = JSON.parse(json) as PlaywrightReport;
	const tally: Tally = { passed: 0, skipped: 0, failed: [] };
	const walk = ({ file, title, suites: inner = [], specs = [] }: PlaywrightSuite, around: string[]) => {
		const named = title === file ? around : [...around, title];
		for (const { title, tests } of specs) {
			for (const { projectName, status, results } of tests) {
				if (status === 'expected') tally.passed++;
				else if (status === 'skipped') tally.skipped++;
				else
					tally.failed.push({
						file: relative('.', `${config?.rootDir ?? '.'}/${file}`),
						title: [projectName, ...named, title].filter(Boolean).join(' › '),
						error: results.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message)).join('\n'),
						said: results
							.flatMap(({ attachments = [] }) => attachments)
							.flatMap(({ name, path }) =>
								name === 'error-context' && path && existsSync(path)
									? alertsIn(readFileSync(path, 'utf8'))
									: [],
							),
					});
			}
		}
		for (const suite of inner) walk(suite, named);
	};
	for (const suite of suites) walk(suite, []);
	for (const { message = '' } of errors)
		tally.failed.push({ file: '', title: 'around the tests', error: message });
	return tally;
}
