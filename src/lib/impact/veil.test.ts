import { expect, test } from 'vitest';
import { publicCells } from '#lib/impact/veil.ts';

const cases: { amounts: number[]; people: boolean; shown: string[]; why: string }[] = [
	{ amounts: [1, 2, 3, 4], people: false, shown: ['1', '2', '3', '4'], why: 'hours are not people' },
	{ amounts: [0, 0, 0], people: true, shown: ['0', '0', '0'], why: 'nothing tells of nobody' },
	{ amounts: [5, 0, 12], people: true, shown: ['5', '0', '12'], why: 'five is enough' },
	{
		amounts: [4, 0, 0],
		people: true,
		shown: ['<5', '0', '0'],
		why: 'alone there is no sum to subtract from',
	},
	{
		amounts: [4, 9, 30],
		people: true,
		shown: ['<5', '5+', '30'],
		why: 'the smallest other hides it from subtraction',
	},
	{ amounts: [1, 9, 3, 30], people: true, shown: ['<5', '9', '<5', '30'], why: 'two hide each other' },
	{ amounts: [0.5, 7], people: true, shown: ['<5', '5+'], why: 'a part of one is less than five' },
];

test.each(cases)('$why: $amounts', ({ amounts, people, shown }) => {
	const cells = publicCells(amounts, people);
	expect(cells.map(({ text }) => text)).toEqual(shown);
	for (const [index, { veiled, drawn }] of cells.entries()) {
		expect(drawn).toBe(veiled ? 5 : amounts[index]);
	}
});
