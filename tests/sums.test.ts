/**
 * A sum under one name is equal wherever it stands. Each named figure is counted once here, from the promises one by one
 * by the pure rules; then every page, list and file of the demo's city that says it is asked for it.
 */
import { parse } from 'csv-parse/sync';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { visitor } from '#lib/accounts/actor.ts';
import { commitmentsOf } from '#lib/commitments/list/own-list.server.ts';
import { listCommitments } from '#lib/commitments/list/list-queries.server.ts';
import { readFilter, type CommitmentFilter } from '#lib/commitments/list/list.ts';
import { isPromised } from '#lib/commitments/commitment.ts';
import { undisputed } from '#lib/commitments/closing/fulfilment.ts';
import { levelCells } from '#lib/commitments/totals/veil.ts';
import { commitmentsOnDesk } from '#lib/commitments/workspace.server.ts';
import { districts } from '#lib/geography/districts.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { formatNumber, formatPercent } from '#lib/i18n/numbers.ts';
import { aimPage, impactOf } from '#lib/impact/impact.server.ts';
import { partnerFacts } from '#lib/impact/partner-facts.server.ts';
import { areaAt, districtAt, goalAt } from '#lib/impact/scope.ts';
import { yearReport } from '#lib/impact/yearly-report/report.server.ts';
import { partnersCsv, partnersGeoJson } from '#lib/municipality/files.server.ts';
import { overview, partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { m } from '#lib/paraglide/messages.js';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { currentEdition, goalsIn } from '#lib/policy/edition.ts';
import { seedDemo } from '../scripts/seed/demo.ts';
import Front from '../src/routes/(public)/+page.svelte';
import { load as front } from '../src/routes/(public)/+page.server.ts';
import List from '../src/routes/(public)/commitments/+page.svelte';
import { load as list } from '../src/routes/(public)/commitments/+page.server.ts';
import Results from '../src/routes/(public)/results/+page.svelte';
import { load as results } from '../src/routes/(public)/results/+page.server.ts';
import { load as desk } from '../src/routes/(municipality)/municipality/+page.server.ts';
import Overview from '../src/routes/(municipality)/municipality/+page.svelte';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { person } from './support/cast/people.ts';
import { withDatabase } from './support/database.ts';
import { aimsAt, counts, isFor, isOf, promisesOn, share, type Figures } from './support/sums/figures.ts';

const db = withDatabase();
const today = '2026-11-22';
let consultant: Actor;
let all: Awaited<ReturnType<typeof promisesOn>>;
let promises: typeof all.promises;

beforeAll(async () => {
	setClock(`${today}T10:00:00Z`);
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	consultant = await person(db(), 'consultant');
	all = await promisesOn(db(), today);
	({ promises } = all);
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

/** Of the promises that count, or of all of them on somebody's own page. */
const figures: Figures = (...asked) => all.figures(...asked);

async function found(asked: Partial<CommitmentFilter>): Promise<number> {
	const filter = { ...readFilter(new URLSearchParams()), ...asked };
	return (await listCommitments(db(), filter, { today, limit: 2000, after: null })).rows.length;
}

const visit = async (load: unknown, search = '', actor = visitor): Promise<object> =>
	(load as (event: object) => Promise<object>)({
		url: new URL(`https://bland.example/${search}`),
		params: {},
		locals: { db: db(), actor, locale: 'da' },
		setHeaders: () => {},
	});
const read = (page: unknown, data: object): string =>
	withLocale('da', () => render(page as Component<{ data: object }>, { props: { data } }).body)
		.replaceAll(/<!--[^>]*>/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

test('the city has something to tell apart', () => {
	const { commitments, kept, reportedDone, withData } = figures();
	expect(Math.min(kept, reportedDone, withData)).toBeGreaterThan(3);
	const given = figures(() => true, { own: true }).commitments;
	expect(given, 'somebody is silent').toBeGreaterThan(commitments);
	expect(
		promises.some(({ contested }) => contested > 0),
		'something is in dispute',
	).toBe(true);
	expect(
		promises.some(({ districts: where }) => !where.length),
		'something is for the whole city',
	).toBe(true);
});

test('no promise is called kept whose makers alone say so', () => {
	const kept = promises.filter(({ fulfilment }) => fulfilment.kind === 'kept');
	for (const one of kept) {
		const byOthers = one.lowerIsBetter ? one.level0 === 0 : undisputed(one) >= one.target;
		expect(one.decided !== null || byOthers, one.slug).toBe(true);
	}
});

describe('of the whole city', () => {
	const pages: Record<string, () => Promise<string>> = {
		front: async () => read(Front, await visit(front)),
		results: async () => read(Results, await visit(results)),
		list: async () => read(List, await visit(list)),
		overview: async () => read(Overview, await visit(desk, 'kommune', consultant)),
	};
	const says: Record<string, Record<string, (of: ReturnType<typeof figures>) => string>> = {
		front: {
			commitments: ({ commitments }) => `${formatNumber(commitments)} ${m.front_commitments()}`,
			kept: ({ kept }) => `${formatNumber(kept)} ${m.front_kept({ count: kept })}`,
			reportedDone: ({ reportedDone }) => m.front_reported_done({ count: reportedDone }),
		},
		results: {
			commitments: ({ commitments }) => `${formatNumber(commitments)} ${m.commitment_result_commitments()}`,
			onPlan: (of) => `${share(of)} ${m.commitment_result_on_plan()}`,
			kept: ({ kept }) => `${formatNumber(kept)} ${m.commitment_result_kept({ count: kept })}`,
			reportedDone: ({ reportedDone }) =>
				`${formatNumber(reportedDone)} ${m.commitment_result_reported_done({ count: reportedDone })}`,
			confirmed: ({ confirmedShare }) =>
				`${formatPercent((confirmedShare ?? 0) * 100, 0)} ${m.commitment_result_confirmed_share()}`,
		},
		list: {
			all: (of) =>
				m.commitment_list_totals({
					commitments: formatNumber(of.commitments),
					kept: formatNumber(of.kept),
					reported: formatNumber(of.reportedDone),
					share: formatPercent((of.confirmedShare ?? 0) * 100, 0),
				}),
		},
		overview: {
			all: (of) =>
				m
					.municipality_lead({
						partners: '#',
						commitments: formatNumber(of.commitments),
						onPlan: share(of),
						kept: formatNumber(of.kept),
						reported: formatNumber(of.reportedDone),
					})
					.split('#')[1]!,
		},
	};
	test.each(Object.keys(pages))('%s', async (name) => {
		const text = await pages[name]!();
		for (const [figure, say] of Object.entries(says[name]!)) {
			expect(text, figure).toContain(plain(withLocale('da', () => say(figures()))));
		}
	});

	test('the lists find as many', async () => {
		const { commitments, kept, reportedDone } = figures();
		expect(await found({ status: 'counted' })).toBe(commitments);
		expect(await found({ status: 'kept' })).toBe(kept);
		expect(await found({ status: 'reported_done' })).toBe(reportedDone);
	});
});

describe('of a goal, an area, a district', () => {
	const { goals, focusAreas } = currentEdition();
	const onPage = async (aim: Parameters<typeof aimPage>[1]) => (await aimPage(db(), aim, null)).impact;

	test('goals, and what is delivered in the same veil', async () => {
		const [{ areas } = { areas: [] }] = (await publicResults(db(), null)).editions;
		const rows = areas.flatMap((area) => area.goals);
		for (const { key, slug, pageSlug } of goals) {
			const expected = figures(aimsAt([key]));
			const row = rows.find(({ goal }) => goal.key === key)!;
			const page = await onPage(goalAt(pageSlug)!);
			expect(counts(row), slug).toEqual(counts(expected));
			expect(counts(page), slug).toEqual(counts(expected));
			expect(await found({ aim: slug, status: 'counted' }), slug).toBe(expected.commitments);
			expect(await found({ aim: slug, status: 'kept' }), slug).toBe(expected.kept);
			for (const type of row.types) {
				const unit = page.units.find((one) => one.type === type.type)!;
				const cells = withLocale('da', () => levelCells(type.type, [type]));
				expect(
					unit.levels.map(({ text }) => text),
					`${slug}: ${type.type}`,
				).toEqual(cells.map(({ text }) => text));
			}
		}
	});

	test('areas', async () => {
		const [{ areas } = { areas: [] }] = (await publicResults(db(), null)).editions;
		for (const { key, slug, pageSlug } of focusAreas) {
			const expected = figures(aimsAt(goalsIn(key).map((goal) => goal.key)));
			expect(counts(areas.find(({ area }) => area.key === key)!), slug).toEqual(counts(expected));
			expect(counts(await onPage(areaAt(pageSlug)!)), slug).toEqual(counts(expected));
			expect(await found({ aim: slug, status: 'counted' }), slug).toBe(expected.commitments);
		}
	});

	test('districts, and the overview’s cells', async () => {
		const [{ rows } = { rows: [] }] = (await overview(db(), consultant, now())).coverages;
		for (const { nr, slug } of districts) {
			const expected = figures(isFor(nr));
			const row = rows.find((one) => one.nr === nr)!;
			const [{ areas } = { areas: [] }] = (await publicResults(db(), nr)).editions;
			const page = read(Results, await visit(results, `?district=${slug}`));
			expect(page).toContain(`${expected.commitments} ${m.commitment_result_commitments()}`);
			expect(page).toContain(plain(`${share(expected)} ${m.commitment_result_on_plan()}`));
			expect(counts(await onPage(districtAt(slug)!)), slug).toEqual(counts(expected));
			expect(await found({ district: nr, status: 'counted' }), slug).toBe(expected.commitments);
			expect(row.total, slug).toBe(expected.commitments);
			expect(row.onPlan === null ? '–' : formatPercent(row.onPlan, 0), slug).toBe(share(expected));
			for (const { area, count } of row.cells) {
				const aim = focusAreas.find(({ key }) => key === area)!.slug;
				expect(count, `${slug} ${aim}`).toBe(await found({ district: nr, aim, status: 'counted' }));
				expect(count).toBe(areas.find((one) => one.area.key === area)!.commitments);
			}
		}
	});
});

describe('of a partner: own, led and joint alike', () => {
	const filter = (query = '') => readPartnerFilter(new URLSearchParams(query));

	test('table, files, its page, its desk, its badge and its report', async () => {
		const table = await partnerFile(db(), consultant, filter(), now());
		expect(table.length).toBeGreaterThan(50);
		const records = parse(partnersCsv(table), {
			delimiter: ';',
			bom: true,
			columns: true,
		}) as unknown as Record<string, string>[];
		const csv = new Map(records.map((row) => [row[m.municipality_partner()], row]));
		type Feature = { properties: Record<string, unknown> };
		const { features } = JSON.parse(partnersGeoJson(table, (slug) => slug)) as { features: Feature[] };
		const joint = table.filter(({ id }) => promises.some((one) => one.partnership && isOf(id)(one)));
		expect(joint.length, 'some promise together').toBeGreaterThan(3);
		for (const partner of table) {
			const { id, name, slug } = partner;
			const expected = figures(isOf(id), { own: true });
			const { commitments, behind, kept, reportedDone } = expected;
			expect(partner, name).toMatchObject({ commitments, behind, kept, reportedDone });
			expect(csv.get(name), name).toMatchObject({
				[m.municipality_commitments()]: String(commitments),
				[m.municipality_behind()]: String(behind),
				[m.municipality_file_kept()]: String(kept),
				[m.municipality_file_reported_done()]: String(reportedDone),
			});
			const place = features.find(({ properties }) => properties.url === slug);
			if (place) expect(place.properties).toMatchObject({ commitments, behind, kept, reportedDone });
			expect(counts(await impactOf(db(), { organisation: id })), name).toEqual(counts(expected));
			const desk = (await commitmentsOnDesk(db(), id)).filter(({ state }) => isPromised(state));
			expect(desk.length, `${name}: desk`).toBe(commitments);
			const { confirmed } = await partnerFacts(db(), slug);
			expect(confirmed ?? -1, `${name}: badge`).toBeCloseTo(expected.confirmedShare ?? -1);
		}
		const some = joint.slice(0, 3);
		for (const { slug, id, name } of some) {
			const report = await yearReport(db(), slug, '2026');
			expect(counts(report.impact), name).toEqual(counts(figures(isOf(id), { own: true })));
			const shown = new Set<string>();
			for (let after: string | null = null, page = 0; page < 20; page++) {
				const part = await commitmentsOf(db(), id, after);
				for (const one of part.commitments) if (isPromised(one.state)) shown.add(one.slug);
				if (!(after = part.next)) break;
			}
			expect(shown.size, `${name}: page`).toBe(figures(isOf(id), { own: true }).commitments);
		}
	});

	test('a goal in a district finds those behind the promises that the overview’s cell counts', async () => {
		const { goals } = currentEdition();
		for (const { nr, slug } of districts.filter(({ nr }) => nr < 5)) {
			for (const goal of goals.slice(0, 3)) {
				const partners = await partnerFile(
					db(),
					consultant,
					filter(`goal=${goal.slug}&district=${slug}`),
					now(),
				);
				const promised = promises.filter(
					(one) => isPromised(one.state) && isFor(nr)(one) && aimsAt([goal.key])(one),
				);
				const behind = new Set(
					promised.flatMap(({ parties }) => parties.filter(({ shown }) => shown).map(({ id }) => id)),
				);
				expect(new Set(partners.map(({ id }) => id)), `${goal.slug} ${slug}`).toEqual(behind);
			}
		}
	});
});
