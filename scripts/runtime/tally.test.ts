import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { add, alertsIn, fromPlaywright, fromVitest, listFailures, sentence, type Tally } from './tally.ts';

const vitest = (...testResults: unknown[]) => fromVitest(JSON.stringify({ testResults }));
const fine = { ancestorTitles: [], title: 'fine', status: 'passed' };

const unit = vitest(
	{
		name: resolve('src/lib/a.test.ts'),
		status: 'failed',
		assertionResults: [
			fine,
			{ ...fine, status: 'pending' },
			{ ...fine, status: 'todo' },
			{
				ancestorTitles: ['the sum'],
				title: 'is right',
				status: 'failed',
				failureMessages: ['\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n    at a.test.ts:3:1'],
			},
		],
	},
	{ name: resolve('src/lib/b.test.ts'), status: 'failed', message: 'SyntaxError: no', assertionResults: [] },
	{
		name: resolve('src/lib/c.test.ts'),
		status: 'failed',
		message: 'beforeAll: no',
		assertionResults: [fine],
	},
);

const walked = (title: string, status: string, message?: string) => ({
	title,
	tests: [{ projectName: 'phone', status, results: [{ errors: message ? [{ message }] : [] }] }],
});
const journeys = fromPlaywright(
	JSON.stringify({
		config: { rootDir: resolve('tests/e2e') },
		suites: [
			{
				file: '1-a.spec.ts',
				title: '1-a.spec.ts',
				specs: [walked('one', 'expected'), walked('two', 'unexpected', 'Error: not visible')],
				suites: [
					{
						file: '1-a.spec.ts',
						title: 'inside',
						specs: [walked('three', 'flaky', 'Error: once'), walked('four', 'skipped')],
					},
				],
			},
		],
		errors: [{ message: 'Error: no site' }],
	}),
);

test('counts both runners, a file that did not load, and what passed only when tried again', () => {
	expect(sentence(unit)).toBe('2 passed, 3 failed, 2 skipped');
	expect(sentence(journeys)).toBe('1 passed, 3 failed, 1 skipped');
	expect(sentence(add(unit, journeys))).toBe('3 passed, 6 failed, 3 skipped');
	expect(sentence(vitest({ name: resolve('a'), status: 'passed', assertionResults: [fine] }))).toBe(
		'1 passed, 0 failed',
	);
});

test('names every failed test, with the beginning of its error', () => {
	expect([...listFailures('unit', unit), ...listFailures('journeys', journeys)]).toEqual([
		'FAILED unit › src/lib/a.test.ts › the sum › is right',
		'       AssertionError: expected 1 to be 2',
		'           at a.test.ts:3:1',
		'FAILED unit › src/lib/b.test.ts › did not load, or failed around its tests',
		'       SyntaxError: no',
		'FAILED unit › src/lib/c.test.ts › did not load, or failed around its tests',
		'       beforeAll: no',
		'FAILED journeys › tests/e2e/1-a.spec.ts › phone › two',
		'       Error: not visible',
		'FAILED journeys › tests/e2e/1-a.spec.ts › phone › inside › three',
		'       Error: once',
		'FAILED journeys › around the tests',
		'       Error: no site',
	]);
});

test('of many that failed it tells all the names, so that they fit in a record', () => {
	const failed = Array.from({ length: 40 }, (_, n) => ({
		file: 'a.ts',
		title: `no. ${n}`,
		error: 'a\nb\nc\nd\ne',
	}));
	const tally: Tally = { passed: 0, skipped: 0, failed };
	expect(listFailures('unit', tally)).toHaveLength(80);
});

test('tells what the page said was wrong', () => {
	const context = [
		'- main:',
		'  - paragraph: Torsdag',
		'  - alert:',
		'    - paragraph: Der er én ting at rette',
		'    - list:',
		'      - listitem:',
		'        - link "Skriv, hvad billedet viser":',
		'          - /url: "#f-alt"',
		'  - button "Offentliggør"',
	].join('\n');
	expect(alertsIn(context)).toEqual(['Der er én ting at rette', 'Skriv, hvad billedet viser']);
	expect(alertsIn('- main:\n  - paragraph: alert')).toEqual([]);
	const failed = [{ file: 'a.spec.ts', title: 'one', error: 'Error: no', said: ['Der er én ting at rette'] }];
	expect(listFailures('journeys', { passed: 0, skipped: 0, failed })).toEqual([
		'FAILED journeys › a.spec.ts › one',
		'       Error: no',
		'       the page: Der er én ting at rette',
	]);
});
