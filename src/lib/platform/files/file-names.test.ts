import { expect, test } from 'vitest';
import { fileNameOf } from '#lib/platform/files/file-names.ts';
import { leastWorkOf } from '../../../../tests/support/work.ts';

test.each([
	['plan.pdf', 'plan.pdf'],
	['C:\\Users\\ida\\Referat maj.PDF', 'Referat maj.pdf'],
	['../../Møde "3".jpg', 'Møde 3.pdf'],
	['..', 'fil.pdf'],
	['', 'fil.pdf'],
	['a"b\r\nSet-Cookie: x.pdf', 'abSet-Cookie x.pdf'],
	['\u202Efdp.exe', 'fdp.pdf'],
	['Æbleskiver.pdf', 'Æbleskiver.pdf'],
	['.htaccess.tar.gz', 'htaccess.tar.pdf'],
	['😀'.repeat(130) + '.pdf', `${'😀'.repeat(120)}.pdf`],
])('%j is kept as %j', (name, kept) => expect(fileNameOf(name, 'application/pdf')).toBe(kept));

test.each([
	['dots', '.'],
	['dots before a letter', '.', 'x'],
	['spaces before a letter', ' ', 'x'],
	['slashes', '/'],
	['letters', 'a'],
	['quotes', '"'],
	['accents that combine', '\u0301'],
])('a name of 100,000 %s takes no time', (_name, sign, end = '') => {
	const name = `a${sign.repeat(100_000)}${end}`;
	expect(leastWorkOf(() => fileNameOf(name, 'image/webp'))).toBeLessThan(50);
	expect([...fileNameOf(name, 'image/webp')].length).toBeLessThan(130);
});
