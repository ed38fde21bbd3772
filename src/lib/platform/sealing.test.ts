import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEnv } from '#lib/platform/env.server.ts';
import { canSeal, derivedKeys, open, seal, sealedAnew } from '#lib/platform/sealing.server.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [older, newer] = [key('2025'), key('2026')];

describe('what is sealed', () => {
	test('opens again, whatever it says, with every key in the list and where it belongs', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const sealed = seal(text, 'experience 1', [older]);
				expect(open(sealed, 'experience 1', [newer, older])).toBe(text);
				if (text.length > 3) expect(sealed).not.toContain(text);
			}),
		);
	});

	test('opens nowhere else, by no other key, and not once it was changed', () => {
		const sealed = seal('Nej til tørklæde', 'experience 1', [newer]);
		expect(() => open(sealed, 'experience 2', [newer])).toThrow();
		expect(() => open(sealed, 'experience 1', [{ ...older, id: newer.id }])).toThrow();
		const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
		expect(() => open(changed, 'experience 1', [newer])).toThrow();
		expect(open(sealed, 'experience 1', [older])).toBeNull();
	});

	test('never looks the same twice', () => {
		const all = Array.from({ length: 20 }, () => seal('Det samme', 'a', [newer]));
		expect(new Set(all).size).toBe(20);
	});

	test('goes over to a new key, once', () => {
		const before = seal('Ord', 'a', [older]);
		const after = sealedAnew(before, 'a', [newer, older])!;
		expect(after.startsWith('2026.')).toBe(true);
		expect(open(after, 'a', [newer])).toBe('Ord');
		expect(sealedAnew(after, 'a', [newer, older])).toBeNull();
		expect(sealedAnew(before, 'a', [newer])).toBeNull();
	});
});

test('keys for one purpose say nothing of those for another', () => {
	const [one] = derivedKeys('one', [older]);
	expect(one).toEqual(derivedKeys('one', [older])[0]);
	expect(one).not.toEqual(derivedKeys('other', [older])[0]);
	expect(one).not.toEqual(derivedKeys('one', [newer])[0]);
});

describe('the setting', () => {
	const read = (text: string) => loadEnv({ SEALING_KEYS: text }).SEALING_KEYS;
	const [a, b] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

	test('holds several keys, the first of which seals', () => {
		expect(read(`2026:${a}, 2025:${b}`)?.map(({ id }) => id)).toEqual(['2026', '2025']);
	});

	test.each([
		['too short', `2026:${randomBytes(16).toString('base64')}`],
		['without a name', a],
		['one name twice', `2026:${a},2026:${b}`],
		['a word', 'hemmelig'],
	])('refuses %s', (_, text) => {
		expect(() => read(text)).toThrow('SEALING_KEYS');
	});

	test('may be left out: outside production there is a key all the same', () => {
		expect(read('')).toBeUndefined();
		expect(canSeal()).toBe(true);
	});
});
