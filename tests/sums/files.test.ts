/** Files, map layers and lists that are taken away or looked at elsewhere say the figures of the pages, over the demo's city. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { commitmentsCsv } from '#lib/commitments/list/file.server.ts';
import { readFilter } from '#lib/commitments/list/list.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { classesCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { barometerPage, editionFile } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { classLabel } from '#lib/followup/barometer/words.ts';
import { opinionCounts, opinionsFile } from '#lib/followup/opinions/readers.server.ts';
import { readActionFilter } from '#lib/followup/plans/filter.ts';
import { statusLabel } from '#lib/followup/plans/labels.ts';
import { actionsFile, plansPage } from '#lib/followup/plans/readers.server.ts';
import { districts } from '#lib/geography/districts.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { coverageCsv, coverageGeoJson } from '#lib/municipality/coverage/file.server.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { layerPoints } from '#lib/municipality/coverage/layer-map.server.ts';
import { overview, partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { m } from '#lib/paraglide/messages.js';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { currentEdition, goalsIn } from '#lib/policy/edition.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';
import { pledgeCount } from '#lib/pledge/readers.server.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { load as front } from '../../src/routes/(public)/+page.server.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { aimsAt, isFor, promisesOn, type Figures } from '../support/sums/figures.ts';

const db = withDatabase();
const today = '2026-11-22';
let consultant: Actor;
let figures: Figures;

beforeAll(async () => {
	setClock(`${today}T10:00:00Z`);
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	consultant = await person(db(), 'consultant');
	({ figures } = await promisesOn(db(), today));
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

type Row = Record<string, string>;
const inDanish = <T>(say: () => T): T => withLocale('da', say);
const rowsOf = (text: string): Row[] =>
	parse(text, { columns: true, bom: true, delimiter: ';' }) as unknown as Row[];

describe('of promises', () => {
	const file = async (query: string) =>
		rowsOf(
			await inDanish(() => commitmentsCsv(db(), readFilter(new URLSearchParams(query)), (path) => path)),
		);

	test('the list’s file has as many as each figure says', async () => {
		const { kept, reportedDone } = figures();
		expect((await file('status=kept')).length).toBe(kept);
		expect((await file('status=reported_done')).length).toBe(reportedDone);
		for (const { key, slug } of currentEdition().goals.slice(0, 3)) {
			const expected = figures(aimsAt([key])).commitments;
			expect((await file(`status=counted&aim=${slug}`)).length, slug).toBe(expected);
		}
		for (const { nr, slug } of districts.slice(0, 3))
			expect((await file(`status=counted&district=${slug}`)).length, slug).toBe(
				figures(isFor(nr)).commitments,
			);
	});

	test('the file and the map of districts have the overview’s cells', async () => {
		const { coverages } = await overview(db(), consultant, now());
		const found = await whereToAct(db(), consultant, { kind: null, layer: 'commitments' }, now());
		const csv = inDanish(() => rowsOf(coverageCsv(found)));
		const { features } = JSON.parse(coverageGeoJson(found)) as {
			features: { properties: { districtNr: number; area: string; promises: number; edition: string } }[];
		};
		const { rows, edition } = coverages[0]!;
		for (const { nr, name, cells } of rows)
			for (const { area, count } of cells) {
				const expected = figures(
					(one) => isFor(nr)(one) && aimsAt(goalsIn(area).map(({ key }) => key))(one),
				).commitments;
				const line = inDanish(() =>
					csv.find(
						(row) =>
							row[m.municipality_district()] === name &&
							row[m.coverage_file_area()] === focusAreaShortName(area),
					),
				);
				const shape = features.find(
					({ properties: one }) => one.districtNr === nr && one.area === area && one.edition === edition.key,
				);
				expect(
					[count, Number(inDanish(() => line![m.coverage_file_promises()])), shape!.properties.promises],
					`${name} ${area}`,
				).toEqual([expected, expected, expected]);
			}
	});

	test('the map’s marks are as many as the districts’ figures', async () => {
		const points = await layerPoints(db(), consultant, 'commitments', now());
		for (const { nr, label, slug } of districts) {
			const here = points.filter(({ lat, lng }) => lat === label.lat && lng === label.lng);
			expect(
				here.reduce((sum, { count }) => sum + count, 0),
				slug,
			).toBe(figures(isFor(nr)).commitments);
		}
	});
});

test('of partners: the wall, the front page and the municipality’s table have as many who stand by the charter', async () => {
	const table = await partnerFile(db(), consultant, readPartnerFilter(new URLSearchParams()), now());
	const signed = table.filter(({ signedAt }) => signedAt !== null).length;
	const page = await (front as unknown as (event: object) => Promise<{ signed: number }>)({
		locals: { db: db(), actor: visitor },
	});
	expect([await pledgeCount(db()), page.signed]).toEqual([signed, signed]);
});

describe('of the follow-up', () => {
	test('actions by how far they are: in the plans, in the file and in the API', async () => {
		const { plans } = await plansPage(db(), readActionFilter(new URLSearchParams()), null);
		const csv = rowsOf(await inDanish(() => actionsFile(db())));
		for (const [status, key] of [
			['planned', 'planned'],
			['under_way', 'underWay'],
			['done', 'done'],
			['dropped', 'dropped'],
		] as const) {
			const inPlans = plans.reduce((sum, plan) => sum + plan[key], 0);
			const inFile = inDanish(() => csv.filter((row) => row[m.plans_status()] === statusLabel(status)));
			const { rows } = await lists.actions(db(), {
				...{ query: new URLSearchParams({ status }), after: null, limit: 100 },
				...{ now: now(), origin: 'https://bland.example' },
			});
			expect([inFile.length, rows.length], status).toEqual([inPlans, inPlans]);
		}
		expect(plans.length).toBeGreaterThan(5);
	});

	test('advice: as many answered in the file as are counted', async () => {
		const { answered, waiting, late } = await opinionCounts(db(), today);
		const csv = rowsOf(await inDanish(() => opinionsFile(db())));
		const isAnswered = (row: Row) => inDanish(() => row[m.opinion_answered_on()]) !== '';
		expect([csv.length, csv.filter(isAnswered).length]).toEqual([answered + waiting + late, answered]);
	});

	test('the barometer: each class in the edition’s file is that of its page', async () => {
		const { lines } = await barometerPage(db(), null);
		const csv = inDanish(async () => rowsOf(classesCsv(await editionFile(db(), null))));
		const said = inDanish(() =>
			lines.map(({ indicator }) => (indicator.class ? classLabel(indicator.class) : '')),
		);
		expect((await csv).map((row) => row[inDanish(m.barometer_class)]).toSorted()).toEqual(said.toSorted());
	});
});
