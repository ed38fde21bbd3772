import { inputNames } from '#lib/followup/barometer/words.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Definition } from '#lib/followup/barometer/indicator.ts';
import { parse } from 'csv-parse/sync';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { enterFigure } from '#lib/followup/barometer/figures.server.ts';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import FigureTable from '#lib/followup/barometer/shown/FigureTable.svelte';
import { figuresCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { indicatorFile, indicatorPage } from '#lib/followup/barometer/shown/public-readers.server.ts';
import SeriesChart from '#lib/followup/barometer/shown/SeriesChart.svelte';
import { showFigures } from '#lib/followup/barometer/shown/shown.ts';
import { districtName, districtNrs } from '#lib/geography/districts.ts';
import { setClock } from '#lib/platform/clock.ts';
import Page from '../../../../routes/(public)/results/barometer/[indicator]/+page.svelte';
import { makeIndicator, releaseEdition } from '../../../../../tests/support/cast/barometer.ts';
import { person } from '../../../../../tests/support/cast/people.ts';
import { test } from '../../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const figure = (value: number | null, more: Partial<Figure> = {}): Figure => ({
	halfYear: '2026-01-01',
	halfYearLabel: null,
	districtNr: null,
	value,
	reference: null,
	withheld: value === null ? 'not_ready' : null,
	provisional: false,
	base: null,
	note: null,
	...more,
});
const texts = (countsPeople: boolean, figures: Figure[]) =>
	showFigures({ decimals: 1, countsPeople }, figures).map(({ text, value, veiled }) => [text, value, veiled]);

describe('figures as anybody reads them', () => {
	test('are rounded, and keep what they are', () => {
		expect(texts(false, [figure(7.249), figure(3), figure(null)])).toEqual([
			['7,2', 7.249, false],
			['3', 3, false],
			[null, null, false],
		]);
	});

	test('a small count of people is veiled, and never one district alone', () => {
		const districts = [40, 3, 12].map((value, index) => figure(value, { districtNr: districtNrs[index]! }));
		expect(texts(true, [figure(55), ...districts])).toEqual([
			['55', 55, false],
			['40', 40, false],
			['<5', null, true],
			['5+', null, true],
		]);
		// Of two half-years, each is a row of its own.
		const before = districts.map((one) => ({ ...one, halfYear: '2025-07-01', value: 20 }));
		expect(texts(true, before).map(([text]) => text)).toEqual(['20', '20', '20']);
	});

	test('one that rests on few answers is not told by the others', () => {
		const districts = [40, 60, 12].map((value, index) =>
			figure(value, { districtNr: districtNrs[index]!, base: index === 1 ? 10 : 200 }),
		);
		expect(texts(true, districts)).toEqual([
			['40', 40, false],
			[null, null, false],
			['5+', null, true],
		]);
	});
});

const plain = (html: string): string =>
	html
		.replaceAll(/<!--[^>]*>|<[^>]*>/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
const pieces = (html: string, tag: string): string[] =>
	[...html.matchAll(new RegExp(`<(${tag})\\b[^>]*>(.*?)</\\1>`, 'gs'))].map((found) => found[2]!);
const blank = {
	districtNr: null,
	reference: null,
	withheld: null,
	provisional: false,
	base: null,
	note: null,
};

describe('an edition', () => {
	test('says the same target, notes and reasons in chart, table and file', async ({ db }) => {
		const editor = await person(db, 'editor');
		const last = '2026-01-01';
		const slug = await makeIndicator(db, editor, ['2025-01-01', '2025-07-01', last], {
			target: 62.5,
			targetOn: '2030-01-01',
		});
		for (const more of [
			{ halfYear: '2025-01-01', value: 41.26, note: 'Et mindre udsnit' },
			{ halfYear: '2025-07-01', value: null, withheld: 'uncertain', note: 'Spurgt om sommeren' } as const,
		])
			await enterFigure(db, editor, slug, { ...blank, ...more });
		await releaseEdition(db, editor, last);
		const { drawing, indicator, figures, breaks } = await indicatorPage(db, slug, null);

		const drawn = render(SeriesChart, { props: { drawing: drawing!, title: 'Naboer', large: true } }).body;
		const table = render(FigureTable, { props: { indicator, figures, breaks } }).body;
		const file = parse(figuresCsv(await indicatorFile(db, slug, null)), {
			bom: true,
			delimiter: ';',
			columns: true,
		}) as Record<string, string>[];

		const rows = [
			['1. halvår 2025', '41,3', 'Et mindre udsnit'],
			['2. halvår 2025', '–', 'Skjult: for usikkert. Spurgt om sommeren'],
			['1. halvår 2026', '40', '–'],
		] as const;
		const inTable = pieces(table, 'tr')
			.slice(1)
			.map((row) => pieces(row, 'th|td').map(plain))
			.toReversed();
		expect(inTable.map((cells) => [cells[0], cells[1], cells.at(-1)])).toEqual(rows);
		expect(inTable.map((cells) => cells[2])).toEqual(rows.map(() => '62,5'));

		expect(
			file.map((line) => [
				line['Periode'],
				line['Tal, som det vises'] || '–',
				[line['Hvorfor der ikke er et tal'], line['Note']].filter(Boolean).join('. ') || '–',
			]),
		).toEqual(rows);
		expect(file.map((line) => line['Målet'])).toEqual(rows.map(() => '62,5'));

		const texts = [...drawn.matchAll(/<text class="([^"]*)"[^>]*>(.*?)<\/text>/gs)].map(
			([, look, text]) => [look!.split(' ')[0]!, text!] as const,
		);
		const ofLook = (look: string) => texts.filter(([own]) => own === look).map(([, text]) => text);
		expect(ofLook('target')).toEqual(['62,5']);
		expect(ofLook('figure')).toEqual(['41,3', '40']);
		const said = rows.filter(([, , note]) => note !== '–').map(([period, , note]) => `${period}: ${note}`);
		expect(ofLook('note').map((text) => pieces(text, 'title').map(plain).join())).toEqual(said);
		expect(pieces(drawn, 'li').map(plain)).toEqual(said.map((text, index) => `${index + 1}) ${text}`));
	});

	test('in which every district is withheld still has the districts, each with its reason', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const halfYear = '2026-01-01';
		const slug = await makeIndicator(db, editor, [halfYear]);
		const reasons = { few: 'Skjult: for få svar', not_ready: 'Ikke klar endnu' } as const;
		const withheldAt = (nr: number) => (nr % 2 ? 'few' : 'not_ready');
		for (const districtNr of districtNrs)
			await enterFigure(db, editor, slug, {
				...{ ...blank, halfYear, districtNr, value: null },
				withheld: withheldAt(districtNr),
			});
		await releaseEdition(db, editor, halfYear);
		const data = { ...(await indicatorPage(db, slug, null)), commitments: [] };
		const { body } = render(Page as unknown as Component<{ data: object }>, {
			props: { data },
			context: new Map([['origin', () => 'https://bland.example']]),
		});
		const section = pieces(body, 'section').find((one) => one.includes('id="districts"'))!;
		const lines = pieces(section, 'tr').map((row) => pieces(row, 'th|td').map(plain));
		expect(lines.slice(1).map((cells) => [cells[0], cells[1], cells.at(-1)])).toEqual(
			districtNrs.map((nr) => [districtName(nr), '–', reasons[withheldAt(nr)]]),
		);
	});
});

test('what a class is made from is called what it is: a figure, or how far one is from another', () => {
	const names = (direction: Definition['direction']) => withLocale('da', () => inputNames(direction));
	expect(names('up')).toEqual({ base: 'Basis', last: 'Sidst', current: 'Nu' });
	expect(names('down')).toEqual(names('up'));
	expect(names('closer')).toEqual({
		base: 'Afstand ved basis',
		last: 'Afstand sidst',
		current: 'Afstand nu',
	});
});
