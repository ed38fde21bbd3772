import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { district } from '#lib/geography/district-field.ts';
import { readFilter, filterPath } from '#lib/explore/filter.ts';
import {
	addressFilter,
	choice,
	flag,
	known,
	named,
	oneOf,
	slug,
	view,
	words,
} from '#lib/platform/addresses/address-filter.ts';

const filter = addressFilter({
	text: named('q', words(20)),
	state: view(choice(['open', 'closed'], 'open')),
	kind: oneOf(['school', 'club']),
	odd: known((text): text is '1' | '3' => text === '1' || text === '3'),
	district,
	goal: slug,
	listed: view(flag()),
	across: flag('on'),
});
const read = (query: string) => filter.read(new URLSearchParams(query));

const nothing = {
	text: '',
	state: 'open' as const,
	kind: null,
	odd: null,
	district: null,
	goal: null,
	listed: false,
	across: false,
};

test('an empty address asks for nothing', () => {
	expect(read('')).toEqual(nothing);
	expect(filter.all).toEqual(nothing);
	expect(filter.query(filter.all)).toBe('');
	expect(filter.query({})).toBe('');
	expect(filter.isFiltered(filter.all)).toBe(false);
});

describe('one value', () => {
	test.each([
		['q=mad', { text: 'mad' }, '?q=mad', true],
		['q=+mad+%00+', { text: 'mad' }, '?q=mad', true],
		['state=closed', { state: 'closed' as const }, '?state=closed', false],
		['state=open', {}, '', false],
		['kind=club', { kind: 'club' as const }, '?kind=club', true],
		['odd=3', { odd: '3' as const }, '?odd=3', true],
		['district=noerrebro', { district: 3 as const }, '?district=noerrebro', true],
		['district=3', { district: 3 as const }, '?district=noerrebro', true],
		['goal=goal-1', { goal: 'goal-1' }, '?goal=goal-1', true],
		['listed=1', { listed: true }, '?listed=1', false],
		['across=on', { across: true }, '?across=on', true],
		[
			'across=on&q=a&kind=club',
			{ text: 'a', kind: 'club' as const, across: true },
			'?q=a&kind=club&across=on',
			true,
		],
	])('%s', (query, value, written, narrows) => {
		expect(read(query)).toEqual({ ...nothing, ...value });
		expect(filter.query(read(query))).toBe(written);
		expect(filter.path('/list', value)).toBe(`/list${written}`);
		expect(filter.isFiltered(value)).toBe(narrows);
	});

	test.each([
		'state=x', 'kind=', 'kind=school2', 'kind=constructor', 'odd=2', 'district=99', 'district=0', 'district=%00', 'goal=Å',
		'goal=a%00', 'listed=on', 'across=1', 'q=%00', 'q=+', 'unknown=1', 'after=abc',
	])('%s is nothing', (query) => expect(read(query)).toEqual(nothing)); // prettier-ignore
});

test('cursors stand last, and one direction only', () => {
	expect(filter.query({ text: 'a' }, { after: 'x' })).toBe('?q=a&after=x');
	expect(filter.query({}, { after: 'x', before: 'y' })).toBe('?before=y');
	expect(filter.query({}, { after: null, before: undefined })).toBe('');
});

test('clearing leaves how the list is shown', () => {
	const cleared = filter.cleared(read('q=a&state=closed&kind=club&district=3&listed=1&across=on'));
	expect(cleared).toEqual({ ...nothing, state: 'closed', listed: true });
	expect(filter.isFiltered(cleared)).toBe(false);
});

test('what is written is read back, whatever the address held', () => {
	const value = fc.oneof(
		fc.string(),
		fc.constantFrom('1', '3', 'on', 'club', 'closed', 'amager-vest', '55.7,12.5'),
	);
	const name = fc.constantFrom(
		'q',
		'state',
		'kind',
		'odd',
		'district',
		'goal',
		'listed',
		'across',
		'near',
		'place',
		'when',
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (pairs) => {
			const search = new URLSearchParams(pairs);
			const once = filter.read(search);
			expect(filter.read(new URLSearchParams(filter.query(once)))).toEqual(once);
			const explored = readFilter(search);
			expect(readFilter(new URLSearchParams(filterPath(explored).split('?')[1] ?? ''))).toEqual(explored);
		}),
	);
});
