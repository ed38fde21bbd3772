/**
 * What strangers, scanners and broken links write into addresses, as it stands there (percent-encoded): numbers that fit
 * no column, days of no calendar, every cursor of ours with an end that does not exist, inherited names, broken encoding.
 */
const numbers = ['', '0', '-1', '1.5', '1e9', 'NaN', '%D9%A1', '2147483647', '2147483648', '9'.repeat(40)];
const days = ['2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '2026-2'];
const cursors = [
	...['20260230-1', '00000101-1', '20261122-2147483648'],
	...['99999999999999999_1', '1e300_1', '1_1.5', '1_99999999999', '2026-02-30T10:00:00.000Z_1'],
	...['2026-99-99T99:99:99.999Z_1', '2026-1----T::::::::Z_1', '0000-00-00T00:00:00Z_1'],
	...['0-2026-02-30-1', '1-0000-01-01-1', '0-2026-01-01-9999999999'],
	...['e99999999999-1', 'o20260231-1', 'o00000101-1', 'e1-999999999.o20260230-1'],
	...['20260230T101112123456-a1', '00000101T000000000000-a1', '20261122T101112123456-a-------'],
	...[
		'1~2',
		'1~%00',
		'1~2026-02-30',
		'1~infinity',
		'1~12:00',
		'1~2026-02-30%2010:00:00%2B00',
		'9999999999~9999999999',
	],
];
const names = ['__proto__', 'constructor'];
const places = ['1e999,1e999', '55.7,NaN', ',,,,'];
const broken = [
	'%00',
	'a%00b',
	'%0D%0AX-Rubbish:%201',
	'%F0%28',
	'%ED%A0%80',
	'%25zz',
	'%C3%A6%F0%9F%8D%8E',
	'%E2%80%AE',
];
const tricks = [
	"'%20or%201=1--",
	'%22%3E%3Cscript%3E',
	'%5C%5Cexample.org',
	'x%2F%2e%2e%2f%2e%2e',
	'%2F%2Fexample.org',
	':*%20%26%20!(',
];

/** What people and programs type that is no ordinary text, as it is typed. */
export const typedTexts: readonly string[] = [
	'a\u0000b',
	'\u200B\u200C\u200D\u2060\uFEFF',
	'evil \u202Etxt.exe\u202C \u2066more\u2069',
	'x',
	'x'.repeat(60),
	'مرحبا بكم في المقهى',
	'👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇰',
];

/** What a reader of addresses must know as not its own. */
export const wrongValues: readonly string[] = [numbers, days, cursors, places].flat();

/** What could do harm wherever it is shown or passed on. */
export const trickyValues: readonly string[] = [
	names,
	broken,
	tricks,
	typedTexts.map(encodeURIComponent),
].flat();

/** Where a number, a slug or a code of a path is expected. */
export const rubbishInPaths: readonly string[] = [
	numbers.slice(1),
	days.slice(0, 3),
	names,
	broken,
	tricks,
].flat();

/** Sixteen kilobytes is all that a request line holds. */
export const longRubbish: readonly string[] = ['a', '-', '%20', '1-', '((', '.a', '%CC%81', '%EF%B7%BA'].map(
	(piece) => piece.repeat(10_000 / piece.length),
);
