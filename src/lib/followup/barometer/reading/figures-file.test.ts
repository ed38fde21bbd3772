/**
 * Files of figures: what people write, and real indicators and broken tables that are read in place and are no part of the project
 * (ONS, Open SDG, frictionless): set REFERENCE_DATA to the folder that holds them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFigures, type LineRefusal } from '#lib/followup/barometer/reading/figures-file.ts';
import { readPeriod } from '#lib/followup/barometer/reading/period.ts';
import { lineProblem } from '#lib/followup/barometer/refusal-words.ts';
import { decimalMarkIn, readAmount } from '#lib/followup/reading/amounts.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, direction: 'up' | 'closer' = 'up') => readFigures(bytes(text), direction);

test.each([
	['2026-1', '2026-01-01', null],
	['2. halvår 2025', '2025-07-01', null],
	['2025H2', '2025-07-01', null],
	['2024 2. halvår', '2024-07-01', null],
	['First half 2024', '2024-01-01', null],
	['2025-10-03', '2025-07-01', null],
	['2018', '2018-01-01', '2018'],
	['2013/14', '2013-01-01', '2013/14'],
	['1999', null, null],
	['2007/08 to 2008/09', '2007-01-01', '2007/08 to 2008/09'],
	['2011-12', '2011-01-01', '2011-12'],
	['2013-12', null, null],
	['2013/15', null, null],
	['2013/14 to 2012/13', null, null],
	['There is no data for this indicator yet', null, null],
	['', null, null],
])('the period %s', (text, halfYear, label) => {
	expect(readPeriod(text)).toEqual(halfYear && { halfYear, label });
});

test.each([
	[['27.189', '30.5'], '.', '27.189', 27.189],
	[['27.189', '30,5'], ',', '27.189', 27_189],
	[['1.234,5'], ',', '1.234,5', 1234.5],
	[['1,234.5'], '.', '1,234.5', 1234.5],
	[['5,8', '6'], ',', '5,8', 5.8],
	[['-0.4'], '.', '−0.4', -0.4],
	[['12'], '.', '1 234', 1234],
	[['12'], '.', '12..5', undefined],
	[['12'], '.', 'NaN', undefined],
	[['12'], '.', '1e5', undefined],
] as const)('among %j %s parts decimals: %s', (cells, mark, cell, value) => {
	expect(decimalMarkIn(cells)).toBe(mark);
	expect(readAmount(cell, mark)).toBe(value);
});

describe('a file', () => {
	test('as a Danish spreadsheet writes it', () => {
		const { figures, refused } = read(
			'Halvår;Bydel;Værdi;Antal svar;Foreløbig;Note\n1. halvår 2026;;7,2;;ja;Nyt register\n2026-1;Nørrebro;8,1;412;;\n2026-1;8;<5;;;\n2026-1;Frederiksberg;4;;;\n',
		);
		expect(figures).toEqual([
			{
				halfYear: '2026-01-01',
				halfYearLabel: null,
				districtNr: null,
				value: 7.2,
				reference: null,
				withheld: null,
				provisional: true,
				base: null,
				note: 'Nyt register',
			},
			expect.objectContaining({ districtNr: 3, value: 8.1, base: 412, provisional: false }),
			expect.objectContaining({ districtNr: 8, value: null, withheld: 'few' }),
		]);
		expect(refused).toEqual([{ line: 5, refusal: 'district_unread', detail: 'Frederiksberg' }]);
	});

	test.each<[string, string, LineRefusal, string]>([
		['divided by gender', 'Year,Sex,Value\n2020,,1\n2021,Female,1\n', 'ground', 'gender'],
		['divided by origin', 'Periode;Herkomst;Tal\n2020-1;;1\n2021-1;vestlig;1\n', 'ground', 'ethnicity'],
		['by a ground in every line', 'Year,Ethnicity,Value\n2020,A,1\n', 'ground', 'ethnicity'],
		['divided otherwise', 'Year,Region,Value\n2020,,1\n2021,London,1\n', 'divided', 'region'],
		['without a value', 'Year,Value\n2021,\n', 'value_missing', ''],
		['with a word', 'Year,Value\n2021,mange\n', 'value_unread', 'mange'],
		['with figure and reason', 'Year,Value,Withheld\n2021,3,few\n', 'value_and_why', '3'],
		['with a reason of its own', 'Year,Value,Withheld\n2021,,hemmeligt\n', 'withheld_unread', 'hemmeligt'],
		['with half a person', 'Year,Value,Base\n2021,3,2.5\n', 'base_unread', '2.5'],
		['under no heading', 'Year,,Value\n2020,,1\n2021,unge,3\n', 'unheaded', 'unge'],
		['that may be two numbers', 'Periode;Tal\n2020;950\n2021;1.234\n', 'value_either', '1.234'],
		['twice', 'Year,Value\n2021,3\n2021,4\n', 'twice', '2'],
		['too wide', 'Year,Value\n2021,3,4,5\n', 'row_width', '4'],
	])('refuses a line %s', (_, text, refusal, detail) => {
		expect(read(text).refused).toEqual([expect.objectContaining({ refusal, detail })]);
	});

	test.each([
		['Year,Value,Value\n2020,1,2\n', 'column_twice', 'Value, Value'],
		['Periode;Tal;År\n2020-1;1;2021\n', 'column_twice', 'Periode, År'],
	])('refuses what it could read in two ways, by the columns’ names: %j', (text, problem, detail) => {
		expect(() => read(text)).toThrow(expect.objectContaining({ problem, detail }));
	});

	test('refuses figures in several units, and takes those of one', () => {
		const { figures, refused } = read('Year,Units,Value\n2020,%,1\n2021,antal,900\n');
		expect([figures, refused.map(({ refusal, detail }) => [refusal, detail])]).toEqual([
			[],
			[
				['units', '%'],
				['units', 'antal'],
			],
		]);
		// What is refused for something else has no say.
		expect(read('Year,Region,Units,Value\n2020,,%,1\n2021,Valby,antal,900\n').figures).toHaveLength(1);
	});

	test('a column without a name that counts the rows is no division; one that stands twice hides nothing', () => {
		expect(read(',Year,Value\n0,2020,1\n1,2021,3\n').figures).toHaveLength(2);
		expect(read('Year,Value,Sex,Sex\n2020,1,,\n2021,3,Female,\n').refused).toEqual([
			{ line: 3, refusal: 'ground', detail: 'gender' },
		]);
	});

	test('what is to come closer needs what it comes closer to', () => {
		const { figures, refused } = read('Year,Value,Reference\n2020,12,20\n2021,13,\n', 'closer');
		expect(figures).toEqual([expect.objectContaining({ value: 12, reference: 20 })]);
		expect(refused).toEqual([{ line: 3, refusal: 'reference_missing', detail: '' }]);
	});

	test('4,000 lines are read, and 20,001 to the bound', () => {
		const lines = (count: number) =>
			`Halvår;Bydel;Tal\n${Array.from({ length: count }, (_, index) => `${2000 + (index % 99)}-1;${(index % 10) + 1};${index}`).join('\n')}`;
		const { figures, refused } = read(lines(4000));
		expect(figures.length + refused.length).toBe(4000);
		expect(figures).toHaveLength(990);
		expect(read(lines(20_001)).refused.at(-1)).toMatchObject({ line: 20_002, refusal: 'too_many' });
	});
});

const folder = join(process.env.REFERENCE_DATA ?? '', 'followup');
const isThere = Boolean(process.env.REFERENCE_DATA) && existsSync(folder);
if (!isThere)
	console.warn('SKIPPED: real indicators are not read. REFERENCE_DATA names no folder with them.');

describe.skipIf(!isThere)('real files', () => {
	const outcome = (path: string) => {
		try {
			const { figures, refused } = readFigures(readFileSync(join(folder, path)), 'up');
			const by: Record<string, number> = {};
			for (const { refusal } of refused) by[refusal] = (by[refusal] ?? 0) + 1;
			return { taken: figures.length, ...by };
		} catch (cause) {
			if (!(cause instanceof TableUnread)) throw cause;
			return cause.problem;
		}
	};

	test('of the statistics office: the headline is taken, every line by a ground refused', () => {
		const found = Object.fromEntries(
			readdirSync(join(folder, 'ons-sdg/data')).map((file) => [file, outcome(`ons-sdg/data/${file}`)]),
		);
		expect(found).toMatchInlineSnapshot(`
			{
			  "indicator_10-3-1.csv": {
			    "divided": 32,
			    "ground": 62,
			    "taken": 5,
			  },
			  "indicator_11-7-2.csv": {
			    "divided": 377,
			    "taken": 0,
			  },
			  "indicator_16-10-1.csv": {
			    "period_unread": 1,
			    "taken": 0,
			  },
			  "indicator_16-7-2.csv": {
			    "divided": 204,
			    "ground": 153,
			    "taken": 9,
			  },
			  "indicator_5-1-1.csv": {
			    "divided": 8,
			    "taken": 0,
			  },
			}
		`);
	});

	test('of Open SDG', () => {
		const found = Object.fromEntries(
			readdirSync(join(folder, 'open-sdg/csv-cases'))
				.filter((file) => file.endsWith('.csv'))
				.map((file) => [file, outcome(`open-sdg/csv-cases/${file}`)]),
		);
		expect(found).toMatchInlineSnapshot(`
			{
			  "csv-with-duplicates_indicator_1-1-1.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			  "csv-with-geocodes_indicator_1-1-1.csv": {
			    "divided": 16,
			    "taken": 2,
			  },
			  "csv-with-problems_leading-space-in-cell.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			  "csv-with-problems_leading-space-in-header.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			  "csv-with-problems_trailing-space-in-cell.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			  "csv-with-problems_trailing-space-in-header.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			  "csv_indicator_1-1-1.csv": {
			    "ground": 4,
			    "taken": 2,
			  },
			}
		`);
	});

	test('of the Open SDG starter: the headline is taken, and each line of a group is told what to do', () => {
		const { figures, refused } = readFigures(
			readFileSync(join(folder, 'open-sdg/starter/data_indicator_1-1-1.csv')),
			'up',
		);
		const whole = { districtNr: null, reference: null, withheld: null, provisional: false };
		expect(figures).toEqual(
			['2015', '2016'].map((year) => ({
				...whole,
				...{ halfYear: `${year}-01-01`, halfYearLabel: year, value: 2, base: null, note: null },
			})),
		);
		const sentences = refused.map(({ line, refusal, detail }) => [
			line,
			withLocale('da', () => lineProblem(refusal, detail)),
		]);
		expect(sentences).toMatchInlineSnapshot(`
			[
			  [
			    2,
			    "Linjen er delt op efter »group«. Barometeret deler kun op efter bydel.",
			  ],
			  [
			    3,
			    "Linjen er delt op efter »group«. Barometeret deler kun op efter bydel.",
			  ],
			  [
			    5,
			    "Linjen er delt op efter »group«. Barometeret deler kun op efter bydel.",
			  ],
			  [
			    6,
			    "Linjen er delt op efter »group«. Barometeret deler kun op efter bydel.",
			  ],
			]
		`);
	});

	test('broken tables are refused whole, with what is wrong', () => {
		const found = Object.fromEntries(
			readdirSync(join(folder, 'csv-cases'))
				.filter((file) => file.endsWith('.csv'))
				.map((file) => [file, outcome(`csv-cases/${file}`)]),
		);
		expect(new Set(Object.values(found).map((one) => JSON.stringify(one)))).toMatchInlineSnapshot(`
			Set {
			  ""no_column"",
			  ""empty"",
			}
		`);
		expect(found['bom.csv']).toBe('no_column');
	});
});
