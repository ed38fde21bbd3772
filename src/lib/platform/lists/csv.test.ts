import { expect, test } from 'vitest';
import { csv, danish, type Cell } from '#lib/platform/lists/csv.server.ts';

const cells = (...values: Cell[]) =>
	csv([values], Object.fromEntries(values.map((_, index) => [`c${index}`, (row: Cell[]) => row[index]!])));

test('is a table that Danish spreadsheets open as one', () => {
	const rows = [{ name: 'Ørsted; "Ny"\nlinje', amount: 2 }];
	expect(csv(rows, { name: ({ name }) => name, amount: ({ amount }) => amount })).toBe(
		'\uFEFFname;amount\r\n"Ørsted; ""Ny""\nlinje";2\r\n',
	);
	expect(csv<(typeof rows)[0]>([], { name: ({ name }) => name })).toBe('\uFEFFname\r\n');
});

test.each<[Cell, string]>([
	['=1+1', "'=1+1"],
	['+45 33 33 33 33', "'+45 33 33 33 33"],
	['-2', "'-2"],
	['@sum', "'@sum"],
	['\tx', "'\tx"],
	['Plads = alle', 'Plads = alle'],
	[-12.5, '-12.5'],
	[0, '0'],
	[null, ''],
	['', ''],
	[danish(1234.5), '1234,5'],
	[danish(null), ''],
	['2026-11-24', '2026-11-24'],
	// Half past midnight in Copenhagen is the evening before in UTC, in winter and in summer.
	[new Date('2026-11-23T23:30:00Z'), '2026-11-24'],
	[new Date('2026-06-30T22:30:00Z'), '2026-07-01'],
])('%o is written %o', (cell, expected) => {
	expect(cells('a', cell, 'b')).toBe(`\uFEFFc0;c1;c2\r\na;${expected};b\r\n`);
});
