/** What is kept back of the figures, and that nothing else tells it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearsShown, type Count } from '#lib/equality/counts/counts.ts';
import { grounds, settings } from '#lib/equality/experience.ts';

const told = fc.array(
	fc.record({
		year: fc.integer({ min: 2024, max: 2026 }),
		ground: fc.constantFrom(...grounds),
		setting: fc.constantFrom(...settings),
		told: fc.integer({ min: 1, max: 12 }),
	}),
);
const once = (counts: readonly Count[]): Count[] => [
	...new Map(counts.map((one) => [`${one.year} ${one.ground} ${one.setting}`, one])).values(),
];

describe('the public figures', () => {
	test('say nothing of the year that runs', () => {
		const one = { ground: 'age', setting: 'work', told: 9 } as const;
		const years = yearsShown(
			[
				{ year: 2025, ...one },
				{ year: 2026, ...one },
			],
			2026,
		);
		expect(years.map(({ year }) => year)).toEqual([2025]);
	});

	test('keep back what is below five, never one of a row alone, and say the rest as it is', () => {
		fc.assert(
			fc.property(told.map(once), (counts) => {
				for (const { year, rows } of yearsShown(counts, 2027))
					for (const { ground, cells } of rows) {
						const amounts = settings.map(
							(setting) =>
								counts.find((one) => one.year === year && one.ground === ground && one.setting === setting)
									?.told ?? 0,
						);
						cells.forEach((cell, at) => {
							const amount = amounts[at]!;
							if (amount > 0 && amount < 5) expect(cell.text).toBe('<5');
							if (!cell.veiled) expect(cell.drawn).toBe(amount);
							// What is drawn of one that is kept back is the same for all.
							else expect(cell.drawn).toBe(5);
						});
						const veiled = cells.filter(({ veiled: isVeiled }) => isVeiled).length;
						if (veiled === 1) expect(amounts.filter((amount) => amount > 0)).toHaveLength(1);
					}
			}),
		);
	});

	test('are the same for any two numbers below five', () => {
		const of = (amount: number) =>
			yearsShown(
				[
					{ year: 2025, ground: 'age', setting: 'work', told: amount },
					{ year: 2025, ground: 'age', setting: 'shop', told: 7 },
					{ year: 2025, ground: 'age', setting: 'school', told: 30 },
				],
				2026,
			);
		expect(of(1)).toEqual(of(4));
	});
});
