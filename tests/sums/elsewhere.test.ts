/** The same figures where `../sums.test.ts` does not look: the API, partners' public pages, where to act next, and the network. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import {
	barometerOfGoal,
	barometerPage,
	indicatorFile,
	indicatorPage,
} from '#lib/followup/barometer/shown/public-readers.server.ts';
import { districts } from '#lib/geography/districts.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { formatPercent } from '#lib/i18n/numbers.ts';
import { aimPage } from '#lib/impact/impact.server.ts';
import { goalAt } from '#lib/impact/scope.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import {
	networkInSmall,
	municipalNetwork,
	networkFile,
	publicNetwork,
} from '#lib/municipality/network/network.server.ts';
import { overview, partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { listPartners } from '#lib/organisations/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { crossSectorShare, partnershipNumbers } from '#lib/partnerships/readers.server.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { currentEdition, goalsIn } from '#lib/policy/edition.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import Front from '../../src/routes/(public)/+page.svelte';
import { load as front } from '../../src/routes/(public)/+page.server.ts';
import { load as partner } from '../../src/routes/(public)/partners/[organisation]/+page.server.ts';
import Partnerships from '../../src/routes/(public)/partnerships/+page.svelte';
import { load as partnerships } from '../../src/routes/(public)/partnerships/+page.server.ts';
import { load as desk } from '../../src/routes/(municipality)/municipality/+page.server.ts';
import Overview from '../../src/routes/(municipality)/municipality/+page.svelte';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { aimsAt, counts, isFor, isOf, promisesOn, type Figures } from '../support/sums/figures.ts';

const db = withDatabase();
let consultant: Actor;
let figures: Figures;
let promises: Awaited<ReturnType<typeof promisesOn>>['promises'];

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	consultant = await person(db(), 'consultant');
	({ figures, promises } = await promisesOn(db(), '2026-11-22'));
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

const visit = async (load: unknown, params: Record<string, string> = {}, actor = visitor): Promise<object> =>
	(load as (event: object) => Promise<object>)({
		url: new URL('https://bland.example/'),
		params,
		locals: { db: db(), actor, locale: 'da' },
		setHeaders: () => {},
	});
const read = (page: unknown, data: object): string =>
	withLocale('da', () => render(page as Component<{ data: object }>, { props: { data } }).body)
		.replaceAll(/<!--[^>]*>/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');
const asked = (query = '') => ({
	query: new URLSearchParams(query),
	after: null,
	limit: 100,
	now: now(),
	origin: 'https://bland.example',
});
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

test('the API’s results are those of the goals, each figure kept back alike', async () => {
	const { rows } = await lists.results(db(), asked());
	const { goals } = currentEdition();
	expect(rows.some(({ levels }) => levels.some(({ amount }) => amount.value === null))).toBe(true);
	for (const { key, pageSlug } of goals) {
		const own = rows.filter(({ url }) => url.endsWith(`/resultater/maal/${pageSlug}`));
		const expected = figures(aimsAt([key]));
		// Where less is better there is a reading and no amount: those are on the promise's own page and in the list.
		const readings = figures((one) => aimsAt([key])(one) && one.lowerIsBetter);
		const said = own.reduce((sum, { commitments }) => sum + commitments, 0);
		expect(said + readings.commitments, key).toBe(expected.commitments);
		const { impact } = await aimPage(db(), goalAt(pageSlug)!, null);
		for (const unit of impact.units) {
			const row = own.find(({ type }) => type === unit.type)!;
			expect(
				row.levels.map(({ amount }) => amount.text),
				`${key}: ${unit.type}`,
			).toEqual(unit.levels.map(({ text }) => text));
		}
	}
});

test('the API’s list has as many promises as are counted', async () => {
	let after: string | null = null;
	const urls = new Set<string>();
	do {
		const page: { rows: { url: string }[]; next: string | null } = await lists.commitments(db(), {
			...asked('status=counted'),
			after,
		});
		for (const { url } of page.rows) urls.add(url);
		after = page.next;
	} while (after);
	expect(urls.size).toBe(figures().commitments);
});

test('a partner’s own page has the figures of the municipality’s table', async () => {
	const table = await partnerFile(db(), consultant, readPartnerFilter(new URLSearchParams()), now());
	const joint = table.filter(({ id }) => promises.some((one) => one.partnership && isOf(id)(one)));
	expect(joint.length).toBeGreaterThan(3);
	for (const { id, slug, name, commitments, kept, reportedDone, behind } of joint) {
		const data = (await visit(partner, { organisation: slug })) as { impact: Parameters<typeof counts>[0] };
		const expected = figures(isOf(id), { own: true });
		expect(counts(data.impact), name).toEqual(counts(expected));
		expect(data.impact, name).toMatchObject({ commitments, kept, reportedDone, behind });
	}
});

test('as many partners on the overview, in the table, in the directory and in the API', async () => {
	const { totals } = await overview(db(), consultant, now());
	const table = await partnerFile(db(), consultant, readPartnerFilter(new URLSearchParams()), now());
	expect(table.length).toBe(totals.partners);
	const { rows } = await listPartners(db(), {}, {}, { limit: 2000 });
	expect(rows.length).toBe(totals.partners);
	let after: string | null = null;
	let found = 0;
	do {
		const page: { rows: unknown[]; next: string | null } = await lists.partners(db(), { ...asked(), after });
		found += page.rows.length;
		after = page.next;
	} while (after);
	expect(found).toBe(totals.partners);
});

test('the share of partnerships across sectors is one figure', async () => {
	const numbers = await partnershipNumbers(db());
	const share = formatPercent((100 * numbers.crossSector) / numbers.active, 0);
	expect(await crossSectorShare(db())).toBeCloseTo(numbers.crossSector / numbers.active);
	expect(read(Front, await visit(front))).toContain(plain(share));
	expect(read(Partnerships, await visit(partnerships))).toContain(
		plain(`${share} ${m.partnership_fact_cross()}`),
	);
	const city = await overview(db(), consultant, now());
	expect(read(Overview, await visit(desk, {}, consultant))).toContain(
		plain(withLocale('da', () => m.municipality_cross({ share }))),
	);
	expect(city.crossShare).toBeCloseTo(numbers.crossSector / numbers.active);
});

describe('where to act next', () => {
	const act = (kind: (typeof organisationKinds)[number] | null = null) =>
		whereToAct(db(), consultant, { kind, layer: 'commitments' }, now());

	test('counts what the overview counts, in each cell and each district', async () => {
		const { coverages, commitments } = await act();
		expect(coverages).toEqual((await overview(db(), consultant, now())).coverages);
		for (const { nr, slug } of districts) {
			expect(commitments[nr], slug).toBe(figures(isFor(nr)).commitments);
		}
	});

	test('says what is measured: the indicators of the area, as their own pages say them of the district', async () => {
		const { spots } = await act();
		const { lines } = await barometerPage(db(), null);
		const pages = await Promise.all(lines.map(({ indicator }) => indicatorFile(db(), indicator.slug, null)));
		const said = (district: number, area: string) =>
			pages.flatMap(({ indicator, figures: all }) => {
				const [newest] = all
					.flatMap(({ districtNr, halfYear }) => (districtNr === null ? [] : halfYear))
					.toSorted()
					.toReversed();
				const of = (nr: number | null) =>
					all.find(({ districtNr, halfYear }) => districtNr === nr && halfYear === newest)?.text;
				const isAbout = goalsIn(area).some(({ key }) => key === indicator.goal);
				return isAbout && of(district) ? [`${indicator.slug} ${newest} ${of(district)} ${of(null)}`] : [];
			});
		expect(spots.filter(({ measured }) => measured.length).length).toBeGreaterThan(3);
		for (const { district, area, measured } of spots) {
			const found = measured.map(
				({ indicator, here, city }) => `${indicator.slug} ${here.halfYear} ${here.text} ${city?.text}`,
			);
			expect(found.toSorted(), `${district} ${area}`).toEqual(said(district, area).toSorted());
		}
	});

	test('of a sector: a promise that somebody of it stands behind, once', async () => {
		const { focusAreas } = currentEdition();
		for (const kind of ['business', 'school', 'housing'] as const) {
			const [{ rows } = { rows: [] }] = (await act(kind)).coverages;
			for (const { nr, cells } of rows) {
				for (const { area, count } of cells) {
					const goals = goalsIn(area).map(({ key }) => key);
					const expected = figures(
						(one) => isFor(nr)(one) && aimsAt(goals)(one) && one.parties.some((party) => party.kind === kind),
					);
					expect(count, `${kind} ${nr} ${area}`).toBe(expected.commitments);
				}
			}
		}
		expect(focusAreas.length).toBeGreaterThan(0);
	});

	test('whom it names to ask has a place there, is of a sector that is missing, and promises nothing there', async () => {
		const { spots } = await act();
		const named = spots.flatMap((spot) => spot.names.map((one) => ({ spot, one })));
		expect(named.length).toBeGreaterThan(3);
		for (const { spot, one } of named) {
			expect(spot.asked).toContain(one.kind);
			const { slug: district } = districts.find(({ nr }) => nr === spot.district)!;
			const lacks = currentEdition().focusAreas.find(({ key }) => key === spot.area)!.slug;
			const list = await partnerFile(
				db(),
				consultant,
				readPartnerFilter(new URLSearchParams({ district, lacks })),
				now(),
			);
			const found = list.find(({ slug }) => slug === one.slug);
			expect(found, `${one.name} in ${district}`).toBeDefined();
			const goals = goalsIn(spot.area).map(({ key }) => key);
			const own = figures(
				(promise) => isOf(found!.id)(promise) && isFor(spot.district)(promise) && aimsAt(goals)(promise),
				{ own: true },
			);
			expect(own.commitments).toBe(0);
		}
	});
});

test('a figure of the barometer is one on its page, in its file, on the goal’s page and in the API', async () => {
	const { edition, lines } = await barometerPage(db(), null);
	const { rows } = await lists.indicators(db(), asked());
	expect(lines.length).toBeGreaterThan(5);
	expect(rows.map(({ url }) => new URL(url).pathname.split('/').at(-1)).toSorted()).toEqual(
		lines.map(({ indicator }) => indicator.slug).toSorted(),
	);
	for (const { indicator, newest } of lines) {
		const row = rows.find(({ url }) => new URL(url).pathname.endsWith(`/${indicator.slug}`))!;
		const inApi = row.figures.at(-1);
		const page = await indicatorPage(db(), indicator.slug, null);
		const file = await indicatorFile(db(), indicator.slug, null);
		const goal = await barometerOfGoal(db(), indicator.goal);
		const said = { halfYear: newest?.halfYear, text: newest?.text };
		expect(inApi, indicator.slug).toMatchObject(said);
		expect(page.figures[0], indicator.slug).toMatchObject(said);
		expect(file.figures.filter(({ districtNr }) => districtNr === null).at(-1), indicator.slug).toMatchObject(
			said,
		);
		const own = goal!.lines.find((line) => line.indicator.slug === indicator.slug);
		expect(own?.newest, indicator.slug).toMatchObject(said);
		expect([row.progress, page.indicator.class, own?.indicator.class]).toEqual(
			Array.from({ length: 3 }, () => indicator.class),
		);
		expect([row.edition, page.edition.halfYear]).toEqual([edition!.halfYear, edition!.halfYear]);
		expect([row.commitments, page.promised]).toEqual(
			Array.from({ length: 2 }, () => figures(aimsAt([indicator.goal])).commitments),
		);
	}
});

describe('the network', () => {
	const everything = { year: null, kind: null, district: null };
	const page = { after: null, limit: 500, now: new Date('2026-11-22T10:00:00Z') };

	test('says the same as drawing, table, file, growth, and to the public', async () => {
		const network = await municipalNetwork(db(), consultant, everything, page);
		const { measures, table, growth, drawing } = network;
		expect(measures.ties).toBeGreaterThan(20);
		expect(table.rows.length).toBe(measures.partners);
		expect(table.rows.reduce((sum, { ties }) => sum + ties, 0)).toBe(2 * measures.ties);
		const across = table.rows.reduce((sum, one) => sum + one.across, 0) / 2;
		expect(measures.across).toBeCloseTo(across / measures.ties);
		expect(drawing.nodes.length + drawing.leftOut).toBe(measures.partners);
		expect(growth.at(-1)).toEqual({ year: 2026, partners: measures.partners, ties: measures.ties });
		const file = await networkFile(db(), consultant, everything, now());
		expect(file.ties.length).toBe(measures.ties);
		expect(file.partners.length).toBe(measures.partners);
		const open = await publicNetwork(db(), everything, page);
		expect(open.measures).toEqual(measures);
		expect(open.table).toEqual(table);
		expect((await networkInSmall(db(), now())).nodes.length).toBe(Math.min(60, measures.partners));
	});
});
