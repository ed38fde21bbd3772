import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	actionStatuses,
	changedKeys,
	isLate,
	mayBecome,
	stepsFrom,
	titleOf,
	type ActionStatus,
	type Wording,
} from '#lib/followup/plans/action.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { noFilter, actionQuery, readActionFilter } from '#lib/followup/plans/filter.ts';
import { changesBetween } from '#lib/followup/plans/labels.ts';

const wording: Wording = {
	title: 'Lektiecaféer på fem skoler',
	titleEn: null,
	body: 'Fem skoler får lektiecafé tre dage om ugen.',
	bodyEn: null,
	status: 'planned',
	unit: 'Fagligt center',
	goals: ['2011-2014/goal-1'],
	money: null,
	startsOn: '2026-01-01',
	dueOn: '2026-12-31',
};

const statusOf = fc.constantFrom(...actionStatuses);

describe('the four states of an action', () => {
	test.each<[ActionStatus, readonly ActionStatus[]]>([
		['planned', ['under_way', 'dropped']],
		['under_way', ['done', 'dropped']],
		['done', ['under_way']],
		['dropped', ['planned']],
	])('from %s to %j and nowhere else', (from, to) => {
		expect(actionStatuses.filter((status) => mayBecome(from, status))).toEqual(
			actionStatuses.filter((status) => to.includes(status)),
		);
	});

	test('whatever is tried, an action moves along its steps, and every state can be left and come back to', () => {
		fc.assert(
			fc.property(statusOf, fc.array(statusOf, { maxLength: 30 }), (start, tries) => {
				let status = start;
				for (const to of tries) {
					const before = status;
					if (mayBecome(status, to)) status = to;
					expect(status === before || stepsFrom(before).includes(status)).toBe(true);
					expect(mayBecome(status, status)).toBe(false);
				}
				const reached = new Set<ActionStatus>([status]);
				for (const each of reached) for (const next of stepsFrom(each)) reached.add(next);
				expect([...reached].toSorted()).toEqual([...actionStatuses].toSorted());
			}),
		);
	});

	test('nothing is done that was not under way', () => {
		expect(actionStatuses.filter((from) => mayBecome(from, 'done'))).toEqual(['under_way']);
	});
});

test.each<[ActionStatus, string, boolean]>([
	['planned', '2026-11-21', true],
	['under_way', '2026-11-21', true],
	['under_way', '2026-11-22', false],
	['done', '2026-11-21', false],
	['dropped', '2026-11-21', false],
])('%s with its day on %s is late on the 22nd: %s', (status, dueOn, late) => {
	expect(isLate({ status, dueOn }, '2026-11-22')).toBe(late);
});

test.each([
	['da', null, 'Lektiecaféer på fem skoler', 'da'],
	['en', null, 'Lektiecaféer på fem skoler', 'da'],
	['da', 'Homework cafés', 'Lektiecaféer på fem skoler', 'da'],
	['en', 'Homework cafés', 'Homework cafés', 'en'],
])('on a page in %s with the English title %s it is »%s« (%s)', (locale, titleEn, text, lang) => {
	expect(textIn(titleOf({ ...wording, titleEn }), locale)).toEqual({ text, lang });
});

describe('what is changed', () => {
	test.each<[string, Partial<Wording>, (keyof Wording)[]]>([
		['nothing', {}, []],
		['the same goals anew', { goals: ['2011-2014/goal-1'] }, []],
		['the title', { title: 'Lektiecaféer på ti skoler' }, ['title']],
		['the title in English', { titleEn: 'Homework cafés at five schools' }, ['titleEn']],
		['money and the day', { money: 500_000, dueOn: '2027-06-30' }, ['money', 'dueOn']],
		['another goal', { goals: ['2011-2014/goal-1', '2011-2014/goal-4'] }, ['goals']],
	])('%s', (_, change, keys) => expect(changedKeys(wording, { ...wording, ...change })).toEqual(keys));

	test('an English text that comes or goes is new or gone as a whole', () => {
		const english: Wording = { ...wording, bodyEn: 'Five schools.' };
		expect(changesBetween(wording, english)).toEqual([
			{ label: 'Det samme på engelsk', words: [{ kind: 'new', text: 'Five schools.' }] },
		]);
		expect(changesBetween(english, wording)[0]?.words).toEqual([{ kind: 'gone', text: 'Five schools.' }]);
	});

	test('is told word by word, and by what goes and comes', () => {
		const after: Wording = {
			...wording,
			body: 'Ti skoler får lektiecafé tre dage om ugen.',
			status: 'under_way',
			goals: ['2011-2014/goal-4'],
			money: 1_200_000,
		};
		const [body, status, goals, money] = changesBetween(wording, after);
		expect(body?.words?.filter(({ kind }) => kind !== 'same')).toEqual([
			{ kind: 'gone', text: 'Fem' },
			{ kind: 'new', text: 'Ti' },
		]);
		expect(status).toMatchObject({ gone: ['ikke begyndt'], come: ['i gang'] });
		expect(goals).toMatchObject({ gone: ['Mål 1: skoleresultater'], come: ['Mål 4: brug af tilbud'] });
		expect(money?.come?.[0]).toMatch(/^1\.200\.000/);
	});
});

test('a filter is its address, and what nobody knows is no filter', () => {
	const filter = readActionFilter(new URLSearchParams('committee=finance&goal=goal-3&status=done&else=1'));
	expect(filter).toEqual({
		committee: '2011-2014/finance',
		goal: '2011-2014/goal-3',
		status: 'done',
	});
	expect(actionQuery(filter)).toBe('?committee=finance&goal=goal-3&status=done');
	expect(readActionFilter(new URLSearchParams('committee=x&goal=goal-99&status=late'))).toEqual(noFilter);
});
