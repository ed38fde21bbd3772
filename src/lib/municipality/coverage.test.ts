import { describe, expect, test } from 'vitest';
import { coverage, levelOf, whiteSpots } from '#lib/municipality/coverage.ts';
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

describe('coverage', () => {
	const edition = currentEdition();
	const goal = edition.goals[0]!.key;
	const area = edition.goals[0]!.focusArea;

	test('lists all ten districts, and every empty cell is a white spot', () => {
		const rows = coverage([]);
		expect(rows).toHaveLength(10);
		expect(whiteSpots(rows)).toBe(10 * edition.focusAreas.length);
		expect(rows.every(({ onPlanShare }) => onPlanShare === null)).toBe(true);
	});

	test('adds the goals of a focus area and takes the share on plan of those that can be judged', () => {
		const [first, second] = goalsIn('2011-2014/work');
		const rows = coverage([
			{ district: 3, goal: first!.key, commitments: 4, judged: 3, onPlan: 2 },
			{ district: 3, goal: second!.key, commitments: 3, judged: 1, onPlan: 1 },
			{ district: 8, goal, commitments: 1, judged: 0, onPlan: 0 },
		]);
		const noerrebro = rows.find(({ nr }) => nr === 3)!;
		expect(noerrebro.cells.find((cell) => cell.area === '2011-2014/work')).toMatchObject({
			count: 7,
			level: 2,
		});
		expect(noerrebro.onPlanShare).toBeCloseTo(0.75);
		const bispebjerg = rows.find(({ nr }) => nr === 8)!;
		expect(bispebjerg.cells.find((cell) => cell.area === area)?.count).toBe(1);
		expect(bispebjerg.onPlanShare).toBeNull();
	});

	test('leaves out goals of an edition that is over', () => {
		expect(
			whiteSpots(coverage([{ district: 1, goal: '2003-2006/goal-1', commitments: 5, judged: 5, onPlan: 5 }])),
		).toBe(10 * edition.focusAreas.length);
	});
});
