import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness } from '#lib/platform/text/likeness.ts';

test('is the same from both sides, between nothing and all', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (a, b) => {
			expect(likeness(a, b)).toBe(likeness(b, a));
			expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
			expect(likeness(a, b)).toBeLessThanOrEqual(1);
		}),
	);
});

test.each([
	['Ventetid på dansk', 'ventetid paa dansk', 1],
	['Ventetid på dansk', 'Cykelsti', 0],
	['', '', 0],
])('%s and %s', (a, b, expected) => expect(likeness(a, b)).toBe(expected));
