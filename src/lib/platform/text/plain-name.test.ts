import { expect, test } from 'vitest';
import { plainName } from '#lib/platform/text/plain-name.ts';
import { leastWorkOf } from '../../../../tests/support/work.ts';

test.each([
	['Ø. Møller A/S', 'Ø. Møller A S'],
	['Foreningen 3F', 'Foreningen 3F'],
	['Håndboldklubben af 1896', 'Håndboldklubben af 1896'],
	['Mødestedet.dk', 'Mødestedet dk'],
	['You won, visit evil.dk now', 'You won, visit evil dk now'],
	['https://evil.dk/a?b=1', 'https evil dk a?b=1'],
	['ring@evil.dk', 'ring evil dk'],
	['Ring +45 33 66 33 66 nu', 'Ring +… nu'],
	['Ring 33663366', 'Ring …'],
	['to\nlinjer\u202e', 'to linjer'],
	['a'.repeat(80), `${'a'.repeat(59)}…`],
	['', ''],
])('%j in a mail is %j', (name, said) => expect(plainName(name)).toBe(said));

test('a name of any length and of the worst letters costs no time', () => {
	for (const letter of ['.', '1', '(', ' ', '\u202e', '1 ']) {
		const name = letter.repeat(100_000);
		expect(
			leastWorkOf(() => plainName(name)),
			JSON.stringify(letter),
		).toBeLessThan(50);
	}
});
