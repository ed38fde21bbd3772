import { describe, expect, test } from 'vitest';
import {
	canAppeal,
	decisionsFor,
	mayReopen,
	takedownState,
} from '#lib/moderation/takedowns/takedown-case.ts';

const at = new Date('2026-11-22T12:00:00Z');
const cases = {
	standing: { decision: null, appealedAt: null, takenDownBy: 1 },
	appealed: { decision: null, appealedAt: at, takenDownBy: 1 },
	upheld: { decision: 'upheld', appealedAt: at, takenDownBy: 1 },
	restored: { decision: 'restored', appealedAt: null, takenDownBy: 1 },
} as const;

describe('what may happen to something taken down', () => {
	test.each([
		['standing', true, ['restored'], ['restored'], false],
		['appealed', false, [], ['restored', 'upheld'], false],
		['upheld', false, [], [], true],
		['restored', false, [], [], false],
	] as const)('%s', (state, appeal, byTheFirst, byAnother, again) => {
		const one = cases[state];
		expect(takedownState(one)).toBe(state);
		expect(canAppeal(one)).toBe(appeal);
		expect(decisionsFor(one, 1)).toEqual(byTheFirst);
		expect(decisionsFor(one, 2)).toEqual(byAnother);
		expect(mayReopen(one, 2)).toBe(again);
		expect(mayReopen(one, 1)).toBe(false);
		expect(mayReopen(one, null)).toBe(false);
	});
	test('who took it down may have left: then anybody decides, but nobody who is nobody', () => {
		const left = { ...cases.appealed, takenDownBy: null };
		expect(decisionsFor(left, 2)).toEqual(['restored', 'upheld']);
		expect(decisionsFor(left, null)).toEqual([]);
	});
});
