/** The status report says the figures that the pages say for the same data: goals, barometer, levels, white spots, lighthouses, plans, advice. */
import { parse } from 'csv-parse/sync';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { cityTotals } from '#lib/commitments/readers.server.ts';
import { levelCells } from '#lib/commitments/totals/veil.ts';
import { nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import BarometerRow from '#lib/followup/barometer/shown/BarometerRow.svelte';
import { barometerPage } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { classLabel, periodText } from '#lib/followup/barometer/words.ts';
import { lighthousesPage } from '#lib/followup/lighthouses/readers.server.ts';
import { opinionsPage } from '#lib/followup/opinions/readers.server.ts';
import { plansPage } from '#lib/followup/plans/readers.server.ts';
import { readActionFilter } from '#lib/followup/plans/filter.ts';
import { deskSource, publicReport, publicSource, reportDesk } from '#lib/followup/report/readers.server.ts';
import type { SectionKey } from '#lib/followup/report/report.ts';
import { districtName } from '#lib/geography/districts.ts';
import { halfYear } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { overview } from '#lib/municipality/overview.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { focusAreaShortName, goalLabel } from '#lib/policy/labels.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import Report from '../../src/routes/(public)/results/status-reports/[report]/+page.svelte';
import Results from '../../src/routes/(public)/results/+page.svelte';
import { load as results } from '../../src/routes/(public)/results/+page.server.ts';
import { person } from '../support/cast/people.ts';
import { begunReport, cutReport } from '../support/cast/status-reports.ts';
import { withDatabase } from '../support/database.ts';
import { promisesOn, type Figures } from '../support/sums/figures.ts';

const db = withDatabase();
let consultant: Actor;
let figures: Figures;
let report: Awaited<ReturnType<typeof reportDesk>>;

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	consultant = await person(db(), 'consultant');
	({ figures } = await promisesOn(db(), '2026-11-22'));
	// The demo's own are of earlier days.
	const editor = await person(db(), 'editor');
	await begunReport(db(), editor, 2024);
	await cutReport(db(), editor, 2024);
	report = await reportDesk(db(), consultant, '2024');
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

const section = (key: SectionKey) => report.document.find((one) => one.key === key)!.figures!;
const factOf = (key: SectionKey, part: string) =>
	section(key).facts.find(({ label }) => label.includes(part))!.value;
const read = (page: unknown, data: object): string =>
	render(page as Component<{ data: object; form: null }>, {
		props: { data, form: null },
		context: new Map([['origin', () => 'https://bland.example']]),
	}).body;
const visit = async (load: unknown): Promise<object> =>
	(load as (event: object) => Promise<object>)({
		url: new URL('https://bland.example/'),
		params: {},
		locals: { db: db(), actor: visitor, locale: 'da' },
		setHeaders: () => {},
	});

describe('in one city', () => {
	test('the promises, one by one, and on the pages', async () => {
		const counted = figures();
		const totals = await cityTotals(db());
		expect(factOf('goals', 'løfter er givet')).toBe(formatNumber(totals.commitments));
		expect(totals.commitments).toBe(counted.commitments);
		expect((await overview(db(), consultant, now())).totals.commitments).toBe(totals.commitments);
		expect(factOf('goals', 'ikke talt med')).toBe(formatNumber(totals.leftOut.commitments));
		const page = read(Results, await visit(results));
		for (const { value, label } of section('goals').facts.slice(0, 5))
			expect(page, label).toContain(`>${value}</b>`);
	});

	test('each goal and each level', async () => {
		const { editions } = await publicResults(db(), null);
		const goals = editions.flatMap(({ areas }) => areas).flatMap((area) => area.goals);
		const rows = section('goals').tables[0]!.rows;
		expect(rows.map(({ head, cells }) => [head, cells[1]])).toEqual(
			goals.map(({ goal, commitments }) => [goalLabel(goal.key), formatNumber(commitments)]),
		);
		const tables = section('commitments').tables;
		expect(tables.map(({ rows: own }) => own.map(({ cells }) => cells))).toEqual(
			goals
				.filter(({ types }) => types.length > 0)
				.map(({ types }) =>
					types.map((row) => [
						formatNumber(row.target, 2),
						...levelCells(row.type, [row]).map(({ text }) => text),
					]),
				),
		);
		expect(tables.flatMap(({ rows: own }) => own.flatMap(({ cells }) => cells))).toContain('<5');
	});

	test('what a figure keeps back, the rows behind it do', async () => {
		const levels = [3, 2, 1, 0].map((level) =>
			[m.commitment_level_0, m.commitment_level_1, m.commitment_level_2, m.commitment_level_3][level]!(),
		);
		const veiled = section('commitments').tables.flatMap(({ rows }) =>
			rows.filter(({ cells }) => cells.some((cell) => cell === '<5')),
		);
		expect(veiled.length).toBeGreaterThan(0);
		for (const { head, source } of veiled) {
			const { content } = await deskSource(db(), consultant, '2024', source);
			const lines = parse(content, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
			const own = lines.filter((line) => line['Enhed'] === head && line['Talt med'] === 'ja');
			expect(own.length, `${source} ${head}`).toBeGreaterThan(0);
			const told = own.flatMap((line) => [line['Leveret i alt'], ...levels.map((level) => line[level])]);
			expect(told.filter((amount) => Number(amount) > 0 && Number(amount) < 5)).toEqual([]);
		}
	});

	test('white spots: as many as on the overview, in the order of where to act', async () => {
		const { spots } = await overview(db(), consultant, now());
		expect(section('white_spots').facts[0]!.value).toBe(formatNumber(spots));
		const act = await whereToAct(db(), consultant, { kind: null, layer: 'commitments' }, now());
		const first = section('white_spots').tables[0]!.rows;
		expect(first.length).toBeGreaterThan(3);
		expect(first.map(({ head }) => head.split(': '))).toEqual(
			act.spots
				.slice(0, first.length)
				.map(({ district, area }) => [districtName(district), focusAreaShortName(area)]),
		);
	});

	test('barometer: each row has the value, the period and the class of its line on the page', async () => {
		const { edition, lines } = await barometerPage(db(), null);
		const [fact] = section('barometer').facts;
		const [table] = section('barometer').tables;
		expect(fact!.value).toBe(formatNumber(lines.length));
		for (const said of [fact!.label, table!.caption]) expect(said).toContain(halfYear(edition!.halfYear));

		const onPage = lines.map((line) => {
			const { body } = render(BarometerRow, { props: { line, path: '/results/barometer' } });
			const figure = /<p class="value[^>]*>\s*<b[^>]*>(.*?)<\/b>/s.exec(body)![1]!.replaceAll('&lt;', '<');
			const unit = textIn(unitOf(line.indicator)).text;
			const label = classLabel(line.indicator.class!);
			expect(body).toContain(label);
			const isBare = line.newest!.value === null || unit === '%';
			return [line.indicator.slug, label, isBare ? figure : `${figure} ${unit}`];
		});
		expect(onPage.length).toBeGreaterThan(3);
		const inReport = table!.rows.map(({ source, cells }) => [source, cells[0]!, cells[2]!]);
		expect(inReport.toSorted()).toEqual(onPage.toSorted());

		for (const { newest, indicator } of lines) {
			const { content } = await deskSource(db(), consultant, '2024', indicator.slug);
			const rows = parse(content, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
			const ofCity = rows.filter((row) => row['Bydel'] === m.commitment_whole_city());
			expect(ofCity.at(-1)!['Periode'], indicator.slug).toBe(periodText(newest!));
			expect(ofCity.at(-1)!['Tal, som det vises'], indicator.slug).toBe(newest!.text ?? '');
		}
		const { content } = await deskSource(db(), consultant, '2024', fact!.source);
		const classes = parse(content, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
		const [name, current, is] = [
			m.barometer_indicator(),
			m.barometer_current_period(),
			m.barometer_class(),
		] as const;
		expect(classes.map((row) => [row[name], row[current], row[is]]).toSorted()).toEqual(
			lines
				.map(({ indicator, newest }) => [
					textIn(nameOf(indicator)).text,
					periodText(newest!),
					classLabel(indicator.class!),
				])
				.toSorted(),
		);
	});

	test('lighthouses, plans and advice', async () => {
		const { lighthouses } = await lighthousesPage(db());
		expect(section('lighthouses').tables[0]!.rows.map(({ cells }) => cells[0])).toEqual(
			lighthouses.map(({ described }) => `${described!.reached} af ${described!.steps}`),
		);
		const { plans } = await plansPage(db(), readActionFilter(new URLSearchParams()), null);
		expect(section('plans').tables[0]!.rows.map(({ cells }) => cells.slice(1))).toEqual(
			plans.map(({ done, underWay, planned, dropped }) =>
				[done, underWay, planned, dropped].map((count) => formatNumber(count)),
			),
		);
		for (const [standing, part] of [
			['answered', 'er besvaret'],
			['waiting', 'venter på svar'],
			['late', 'ikke fået svar'],
		] as const) {
			const { opinions } = await opinionsPage(db(), { standing }, null);
			expect(factOf('opinions', part), standing).toBe(formatNumber(opinions.length));
		}
	});

	test('every figure on the public page leads to a file that is there, in both languages', async () => {
		const page = await publicReport(db(), '2025');
		const html = read(Report, page);
		const links = [...html.matchAll(/statusrapporter\/2025\/([^"]+)\.csv"/g)].map(([, key]) => key!);
		const named = page.document.flatMap(({ figures: own }) => [
			...(own?.facts ?? []),
			...(own?.tables.flatMap(({ rows }) => rows) ?? []),
		]);
		expect(links).toHaveLength(named.length);
		for (const key of new Set(named.map(({ source }) => source)))
			for (const locale of ['da', 'en'] as const) {
				const { content } = await withLocale(locale, () => publicSource(db(), '2025', key));
				const lines = parse(content, { bom: true, delimiter: locale === 'da' ? ';' : ',' }) as string[][];
				expect(lines.length, `${key} ${locale}`).toBeGreaterThan(0);
			}
	});
});
