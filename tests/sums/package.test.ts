/** The files that one takes away say what the pages say, over the demo's city: the package, the API, the list and its file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitmentsCsv } from '#lib/commitments/list/file.server.ts';
import { nothingAsked as everyPromise, readFilter } from '#lib/commitments/list/list.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { answerFile } from '#lib/explore/data-package/answering.server.ts';
import { currentPackage } from '#lib/explore/data-package/package-queries.server.ts';
import { writeDataPackage } from '#lib/explore/data-package/writing.server.ts';
import { feedThings } from '#lib/explore/feeds/feeds.server.ts';
import { nothingAsked, type ExploreFilter } from '#lib/explore/filter.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { overview, partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { partnersCsv, partnersGeoJson } from '#lib/municipality/files.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now, setClock } from '#lib/platform/clock.ts';
import { diskStore, useFileStore } from '#lib/platform/files/files.server.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { promisesOn } from '../support/sums/figures.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-sums-'));
const db = withDatabase();

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore(diskStore(folder));
	await seedDemo(db());
	await writeDataPackage(db());
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
	rmSync(folder, { recursive: true });
});

type Row = Record<string, string>;
const rowsOf = (text: string, delimiter: string): Row[] =>
	parse(text, { columns: true, bom: true, delimiter });
const packaged = async (list: string): Promise<Row[]> => {
	const response = await withLocale('da', () => answerFile(db(), new Request('https://by.example/'), list));
	expect(response.status).toBe(200);
	return rowsOf(await response.text(), ',');
};
const described = async (list: string) =>
	(await currentPackage(db()))!.files.find((file) => file.list === list && file.locale === 'da')!.rows;

describe('as many', () => {
	test('partners in the package, on the overview, in the municipality’s files and on its map', async () => {
		const consultant = await person(db(), 'consultant');
		const { totals } = await overview(db(), consultant, now());
		const table = await partnerFile(db(), consultant, readPartnerFilter(new URLSearchParams()), now());
		const file = rowsOf(
			withLocale('da', () => partnersCsv(table)),
			';',
		);
		const package_ = await packaged('partners');
		expect([package_.length, await described('partners'), file.length]).toEqual(
			Array.from({ length: 3 }, () => totals.partners),
		);
		const names = withLocale('da', () => file.map((row) => row[m.municipality_partner()]));
		expect(package_.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
		const placed = JSON.parse(partnersGeoJson(table, (slug) => slug)) as { features: unknown[] };
		expect(placed.features.length).toBe(table.filter(({ lat }) => lat !== null).length);
	});

	test('promises in the package and in the list’s file, and in each filter’s file as are counted', async () => {
		const addressOf = (path: string) => path;
		const file = async (query: string) =>
			rowsOf(
				await withLocale('da', () => commitmentsCsv(db(), readFilter(new URLSearchParams(query)), addressOf)),
				';',
			);
		const package_ = await packaged('commitments');
		const whole = await file('');
		expect(everyPromise).toEqual(readFilter(new URLSearchParams()));
		const slugs = withLocale('da', () => whole.map((row) => row[m.feeds_column_link()]!.split('/').at(-1)));
		expect(package_.map(({ url }) => url!.split('/').at(-1))).toEqual(slugs);
		const { figures } = await promisesOn(db(), '2026-11-22');
		expect((await file('status=counted')).length).toBe(figures().commitments);
		expect((await file('status=behind')).length).toBe(figures().behind);
	});

	test.for(['events', 'opportunities', 'benefits'] as const)(
		'%s in the package, on Oplev and in its files',
		async (kind) => {
			const filter: ExploreFilter = { ...nothingAsked, kind };
			const package_ = await packaged(kind);
			const { things, isCut } = await feedThings(db(), filter, { by: 'coming', limit: 5000, now: now() });
			expect(isCut).toBe(false);
			expect(package_.length).toBe(things.length);
			// Oplev counts a series once; what is no event has none.
			if (kind !== 'events') expect(await howMuchFits(db(), filter, now())).toBe(package_.length);
			const titles = (rows: { title?: string }[]) => rows.map(({ title }) => title).toSorted();
			expect(titles(package_)).toEqual(titles(things));
		},
	);
});

test('the results of the package are those of the page, goal by goal, and keep back what it keeps back', async () => {
	const package_ = await packaged('results');
	const { editions } = await publicResults(db(), null);
	const rows = editions.flatMap(({ areas }) =>
		areas.flatMap(({ goals }) => goals.flatMap(({ types }) => types)),
	);
	expect(package_.map(({ commitments, target }) => [Number(commitments), Number(target)])).toEqual(
		rows.map(({ commitments, target }) => [commitments, target]),
	);
	const levels = package_.flatMap((row) => JSON.parse(row.levels!) as { amount: { value: number | null } }[]);
	expect(levels.some(({ amount }) => amount.value === null)).toBe(true);
});
