import { describe, expect, test } from 'vitest';
import { mayBeClosed, suggestOutcome } from '#lib/commitments/closing/closing.ts';
import { isOverdue } from '#lib/commitments/commitment.ts';

const facts = {
	target: 10,
	baseline: 0,
	lowerIsBetter: false,
	confirmed: 0,
	contested: 0,
	level0: 0,
	contributions: 1,
};
const down = { ...facts, lowerIsBetter: true, baseline: 20 };

describe('what the confirmed figure points to', () => {
	test.each([
		['all confirmed', { ...facts, confirmed: 10 }, 'delivered'],
		['more than promised', { ...facts, confirmed: 13 }, 'delivered'],
		['some confirmed, the rest only told', { ...facts, confirmed: 6, level0: 4 }, 'partly'],
		['all confirmed, a part in dispute', { ...facts, confirmed: 10, contested: 2 }, 'partly'],
		['less is better: in dispute', { ...down, confirmed: 9, contested: 9 }, 'not_delivered'],
		['only told', { ...facts, level0: 10 }, 'not_delivered'],
		['nothing', { ...facts, contributions: 0 }, 'not_delivered'],
		['a target of zero', { ...facts, target: 0, contributions: 0 }, 'delivered'],
		['less is better: there', { ...down, confirmed: 9 }, 'delivered'],
		['less is better: a reading of zero', { ...down, target: 0, confirmed: 0 }, 'delivered'],
		['less is better: on the way', { ...down, confirmed: 15 }, 'partly'],
		['less is better: not moved', { ...down, confirmed: 20 }, 'not_delivered'],
		['less is better: the latest reading is only told', { ...down, level0: 9 }, 'not_delivered'],
		['less is better: no reading', { ...down, contributions: 0 }, 'not_delivered'],
	] as const)('%s', (_case, figures, outcome) => expect(suggestOutcome(figures)).toBe(outcome));
});

test.each([
	['nothing reported, before the deadline', 0, '2026-12-31', false],
	['nothing reported, on the due day', 0, '2026-11-22', false],
	['nothing reported, the day after', 0, '2026-11-21', true],
	['something reported', 1, '2026-12-31', true],
])('may be called done: %s', (_case, contributions, dueOn, expected) =>
	expect(mayBeClosed({ contributions, dueOn }, '2026-11-22')).toBe(expected),
);

test('a step is overdue once its day is over', () => {
	expect(isOverdue({ dueOn: '2026-11-22', reachedAt: null }, '2026-11-22')).toBe(false);
	expect(isOverdue({ dueOn: '2026-11-21', reachedAt: null }, '2026-11-22')).toBe(true);
	expect(isOverdue({ dueOn: '2026-11-21', reachedAt: new Date() }, '2026-11-22')).toBe(false);
});
