import { describe, expect, test } from 'vitest';
import { countIn, dayIn, entryOf, idIn, slugIn, wordsIn } from '#lib/platform/addresses/address-values.ts';

describe('what is read', () => {
	test.each([
		[idIn, '1', 1],
		[idIn, '2147483647', 2_147_483_647],
		[countIn, '0', 0],
		[countIn, '12', 12],
		[dayIn, '2026-11-24', '2026-11-24'],
		[dayIn, '20240229', '2024-02-29'],
		[slugIn, 'sprogcafe-k3v9x', 'sprogcafe-k3v9x'],
		[wordsIn, '  Nørrebro\u0000 ', 'Nørrebro'],
		[wordsIn, `${'a'.repeat(99)}🍎`, `${'a'.repeat(99)}\uFFFD`],
	])('%o of %o', (read: (text: string) => unknown, text, value) => {
		expect(read(text)).toEqual(value);
	});
});

describe('what is not', () => {
	test.each([
		[idIn, ['0', '-1', '01', '1.0', '1e3', ' 1', '١', '2147483648', '9'.repeat(400)]],
		[countIn, ['00', '-0', '2147483648']],
		[
			dayIn,
			['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '1899-12-31', '2200-01-01'],
		],
		[slugIn, ['a\u0000b', 'A', 'a/b', 'å', 'a'.repeat(101), '__proto__']],
	])('%o', (read: (text: string | null) => unknown, texts) => {
		for (const text of [null, '', ' ', ...texts, 'a'.repeat(100_000), '-'.repeat(100_000)])
			expect([text, read(text)]).toEqual([text, read(text) === undefined ? undefined : slugIn(text)]);
	});
});

test('a table answers for its own entries only', () => {
	const table = { saved: 'gemt' };
	expect(
		['saved', '__proto__', 'constructor', 'toString', '', null].map((name) => entryOf(table, name)),
	).toEqual(['gemt', ...Array<undefined>(5)]);
});
