import { describe, expect, it } from 'vitest';
import { number, plural } from '#lib/i18n/counted.ts';
import { problemsIn, type Messages } from './compare-messages.ts';

const counted = (match: Record<string, string>, declarations: string[] = []): Messages => ({
	seats: [
		{
			declarations: [
				...declarations,
				'input count',
				'local countPlural = count: plural',
				'local number = count: number',
			],
			selectors: ['countPlural'],
			match,
		},
	],
});
const danish = counted({ 'countPlural=one': '1 plads', 'countPlural=other': '{number} pladser' });
const six = Object.fromEntries(
	['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`countPlural=${form}`, '{number}']),
);

describe('a language says what the base language says', () => {
	it.each<[string, Messages, Messages, string, string[]]>([
		['itself', danish, danish, 'da-DK', []],
		['a message less', {}, danish, 'da-DK', ['seats is missing']],
		['a message more', { ...danish, more: 'Mere' }, danish, 'da-DK', ['more is not in the base language']],
		[
			'other inputs',
			{ hi: 'Hi {name}' },
			{ hi: 'Hej {navn}' },
			'en-GB',
			['hi is given (navn) and asks for (name)'],
		],
		[
			'a text that does not count',
			{ seats: 'places' },
			danish,
			'en-GB',
			['seats is given (count) and asks for ()'],
		],
		[
			'a form of another language',
			danish,
			danish,
			'ar',
			['seats has one,other, not few,many,one,other,two,zero'],
		],
		[
			'a pair',
			{ a_one: '1', a_other: '2' },
			{ a_one: '1', a_other: '2' },
			'da-DK',
			['a_one and its _other are one message that counts'],
		],
		['six forms', counted(six), danish, 'ar', []],
		[
			'six forms where there are two',
			counted(six),
			danish,
			'en-GB',
			['seats has few,many,one,other,two,zero, not one,other'],
		],
		[
			'an input of its own',
			counted(six, ['input name']),
			danish,
			'ar',
			['seats is given (count) and asks for (count, name)'],
		],
		[
			'an undeclared one',
			counted({ ...six, 'countPlural=few': '{name}' }),
			danish,
			'ar',
			['seats is given (count) and asks for (count, name)'],
		],
	])('%s', (_, said, base, intl, problems) => expect(problemsIn(said, base, intl)).toEqual(problems));
});

it('a language in part may say less, and nothing more', () => {
	expect(problemsIn({}, danish, 'ar', false)).toEqual([]);
	expect(problemsIn({ more: 'Mere' }, danish, 'ar', false)).toEqual(['more is not in the base language']);
});

describe('counting', () => {
	it.each([
		['da', [0, 1, 2, 1000], ['other', 'one', 'other', 'other']],
		['en', [0, 1, 2, 1000], ['other', 'one', 'other', 'other']],
		['ar', [0, 1, 2, 3, 11, 100], ['zero', 'one', 'two', 'few', 'many', 'other']],
	])('in %s', (locale, numbers, forms) =>
		expect(numbers.map((count) => plural(locale, count))).toEqual(forms),
	);
	it('writes thousands as the language does', () => {
		expect(number('da', 1234)).toBe('1.234');
		expect(number('en', 1234)).toBe('1,234');
	});
	it('refuses a number that is already written', () => {
		expect(() => plural('da', '1.234')).toThrow(TypeError);
	});
});
