import { describe, expect, test } from 'vitest';
import { sumCounts } from '#lib/commitments/totals/sums.ts';
import { coverage, levelOf, whiteSpots, type CoverageCount } from '#lib/municipality/coverage/coverage.ts';
import { currentEdition, goalsIn } from '#lib/policy/edition.ts';

describe('the shade of a cell', () => {
	test.each([
		[0, 0],
		[1, 1],
		[5, 1],
		[6, 2],
		[11, 2],
		[12, 3],
		[21, 3],
		[22, 4],
		[400, 4],
	])('%i promises are level %i', (count, level) => expect(levelOf(count)).toBe(level));
});

const count = (given: Partial<CoverageCount> & { district: number; goal: string }): CoverageCount => ({
	...sumCounts([]),
	named: 0,
	...given,
});

describe('coverage', () => {
	const edition = currentEdition();
	const goal = edition.goals[0]!.key;
	const area = edition.goals[0]!.focusArea;

	test('lists all ten districts, and every empty cell is a white spot', () => {
		const rows = coverage([]);
		expect(rows).toHaveLength(10);
		expect(whiteSpots(rows)).toBe(10 * edition.focusAreas.length);
		expect(rows.every(({ onPlan }) => onPlan === null)).toBe(true);
	});

	test('adds the goals of a focus area and takes the share on plan of those that can be judged', () => {
		const [first, second] = goalsIn('2011-2014/work');
		const rows = coverage([
			count({ district: 3, goal: first!.key, commitments: 4, named: 4, withData: 3, onPlan: 2 }),
			count({ district: 3, goal: second!.key, commitments: 3, named: 2, withData: 1, onPlan: 1 }),
			count({ district: 8, goal, commitments: 1 }),
		]);
		const noerrebro = rows.find(({ nr }) => nr === 3)!;
		expect(noerrebro.cells.find((cell) => cell.area === '2011-2014/work')).toMatchObject({
			count: 7,
			level: 2,
		});
		expect(noerrebro.onPlan).toBeCloseTo(75);
		const bispebjerg = rows.find(({ nr }) => nr === 8)!;
		expect(
			bispebjerg.cells.find((cell) => cell.area === area),
			'what is for the whole city is counted, and leaves the spot white',
		).toMatchObject({ count: 1, level: 0 });
		expect(bispebjerg.onPlan).toBeNull();
	});

	test('leaves out goals of an edition that is over', () => {
		expect(
			whiteSpots(coverage([count({ district: 1, goal: '2003-2006/goal-1', commitments: 5, named: 5 })])),
		).toBe(10 * edition.focusAreas.length);
	});
});
