import { expect, test } from 'vitest';
import { levelCells, partCells, publicCells } from '#lib/commitments/totals/veil.ts';

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

const of = (level3: number, level0: number) => ({ level0, level1: 0, level2: 0, level3 });
const told = (type: string, ...parts: ReturnType<typeof of>[]) =>
	levelCells(type, parts).map(({ text }) => text);

test('a sum of rows keeps back what exactly one of them keeps back', () => {
	expect(told('apprenticeships', of(20, 6))).toEqual(['20', '0', '0', '6']);
	expect(told('apprenticeships', of(20, 3))).toEqual(['5+', '0', '0', '<5']);
	expect(told('apprenticeships', of(20, 3), of(30, 8)), 'or one could subtract the other').toEqual([
		'5+',
		'0',
		'0',
		'5+',
	]);
	expect(told('apprenticeships', of(20, 3), of(30, 4)), 'two hide each other').toEqual(['50', '0', '0', '7']);
	expect(told('mentor-hours', of(20, 3), of(30, 8))).toEqual(['50', '0', '0', '11']);
});

test('what a sum keeps back, its half-years do too', () => {
	const [whole] = levelCells('apprenticeships', [of(12, 3)]);
	const texts = (veiled: boolean) =>
		partCells('apprenticeships', [0, 12], { ...whole!, veiled }).map(({ text }) => text);
	expect(texts(true)).toEqual(['0', '5+']);
	expect(texts(false)).toEqual(['0', '12']);
});
