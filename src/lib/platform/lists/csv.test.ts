import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';

const cells = (locale: Locale, ...values: Cell[]) =>
	withLocale(locale, () =>
		csv([values], Object.fromEntries(values.map((_, index) => [`c${index}`, (row: Cell[]) => row[index]!]))),
	);

test('is a table that the spreadsheets of its language open as one', () => {
	const rows = [{ name: 'Ørsted; "Ny"\nlinje', amount: 2.5 }];
	const table = (locale: Locale) =>
		withLocale(locale, () => csv(rows, { name: ({ name }) => name, amount: ({ amount }) => amount }));
	expect(table('da')).toBe('\uFEFFname;amount\r\n"Ørsted; ""Ny""\nlinje";2,5\r\n');
	expect(table('en')).toBe('\uFEFFname,amount\r\n"Ørsted; ""Ny""\nlinje",2.5\r\n');
	expect(csv<(typeof rows)[0]>([], { name: ({ name }) => name })).toBe('\uFEFFname\r\n');
});

test.each<[Cell, string, string?]>([
	['=1+1', "'=1+1"],
	['-2', "'-2"],
	['@sum', "'@sum"],
	['＝1+1', "'＝1+1"],
	['Plads = alle', 'Plads = alle'],
	[-12.5, '-12,5', '-12.5'],
	[1234.5, '1234,5', '1234.5'],
	[55.676098, '55,676098', '55.676098'],
	[0, '0'],
	[null, ''],
	['', ''],
	// A phone number is no formula; what only begins like one is.
	['+45 33 66 33 66', '+45 33 66 33 66'],
	['+4533663366', '+4533663366'],
	['+1', "'+1"],
	['+45 33-66', "'+45 33-66"],
	['+45 33 66 33 66=1', "'+45 33 66 33 66=1"],
	["+45 33 66 33 66'!A1", "'+45 33 66 33 66'!A1"],
	['+cmd', "'+cmd"],
	['2026-11-24', '2026-11-24'],
	// Half past midnight in Copenhagen is the evening before in UTC, in winter and in summer.
	[new Date('2026-11-23T23:30:00Z'), '2026-11-24'],
	[new Date('2026-06-30T22:30:00Z'), '2026-07-01'],
])('%o is written %o', (cell, danish, english = danish) => {
	expect(cells('da', 'a', cell, 'b')).toBe(`\uFEFFc0;c1;c2\r\na;${danish};b\r\n`);
	expect(cells('en', 'a', cell, 'b')).toBe(`\uFEFFc0,c1,c2\r\na,${english},b\r\n`);
});

describe('whatever people write', () => {
	const text = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n;,"\'()|! 0123456789ACMDæø＝') }),
	);
	test('comes back as it was, and no cell begins a formula', () => {
		fc.assert(
			fc.property(
				fc.constantFrom<Locale>('da', 'en'),
				fc.array(text, { minLength: 2, maxLength: 5 }),
				(locale, row) => {
					const delimiter = locale === 'da' ? ';' : ',';
					const options = { delimiter, bom: true, record_delimiter: '\r\n' };
					const [, read] = parse(cells(locale, ...row), options) as string[][];
					for (const [index, cell] of read!.entries()) {
						if (/^[=+\-@\t\r\n＝]/.test(cell)) expect(cell).toMatch(/^\+[\d ]+$/);
						expect([row[index], `'${row[index]}`]).toContain(cell);
					}
				},
			),
		);
	});
});
