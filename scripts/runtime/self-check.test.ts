import { expect, test } from 'vitest';
import { counting, renders, type Answer } from './self-check.ts';

const says = (status: number, page: string): Answer => ({
	status,
	body: JSON.stringify({ checks: { page } }),
});

test.each<[string, Answer | null, boolean | null]>([
	['ready', says(200, 'ok'), true],
	['the database is away', says(503, 'ok'), true],
	['the page failed', says(503, 'failed'), false],
	['the page was slow', says(503, 'slow'), null],
	['no answer in time', null, null],
	['an error around it', { status: 500, body: 'Internal Error' }, false],
	['a body that is none', { status: 503, body: 'undefined' }, false],
])('%s', (_, answer, expected) => {
	expect(renders(answer)).toBe(expected);
});

test.each<[string, (boolean | null)[], boolean]>([
	['three failures in a row', [false, false, false], true],
	['two, and one that went well', [false, false, true, false, false], false],
	['an answer that tells nothing keeps the count', [false, null, false, null, false], true],
	['a busy process is not a broken one', [null, null, null, null], false],
])('%s', (_, answers, ends) => {
	expect(answers.map(counting()).at(-1)).toBe(ends);
});
