/**
 * What the follow-up says under one name is equal wherever it stands: opinions, lighthouses and the cities' index on their pages, in the API
 * and in the files. The demo's city on another day than the other sums' tests, so the promises' own sums are held here too.
 */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { listCommitments } from '#lib/commitments/list/list-queries.server.ts';
import { readFilter } from '#lib/commitments/list/list.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { answerList } from '#lib/explore/api/api.server.ts';
import { answerText } from '#lib/followup/opinions/labels.ts';
import { opinionsFile, opinionsPage } from '#lib/followup/opinions/readers.server.ts';
import { publicStandings } from '#lib/followup/opinions/opinion.ts';
import { citiesFile, citiesPage } from '#lib/followup/cities-index/readers.server.ts';
import { lighthousePage, lighthousesPage } from '#lib/followup/lighthouses/readers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { aimPage } from '#lib/impact/impact.server.ts';
import { goalAt } from '#lib/impact/scope.ts';
import { m } from '#lib/paraglide/messages.js';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { committeeName, goalLabel, lighthouseName } from '#lib/policy/labels.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { rendered, textOf } from '../support/as-visitor.ts';
import { withDatabase } from '../support/database.ts';
import { aimsAt, counts, promisesOn } from '../support/sums/figures.ts';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/state', () => ({ page: { data: {} } }));

const db = withDatabase();
const today = '2027-04-15';
const origin = 'https://by.example';

beforeAll(async () => {
	setClock(`${today}T10:00:00Z`);
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

/** Every row of the API's list, in Danish. */
async function asked<Row>(list: string, query = ''): Promise<Row[]> {
	const rows: Row[] = [];
	for (let search: URLSearchParams | null = new URLSearchParams(query); search;) {
		const page = search;
		const response = await withLocale('da', () => answerList(db(), list, page, { now: now(), origin }));
		expect(response.status, list).toBe(200);
		const answer = (await response.json()) as Record<string, Row[]> & { next: string | null };
		rows.push(...answer[list]!);
		search = answer.next === null ? null : new URL(answer.next).searchParams;
	}
	return rows;
}
type Line = Record<string, string>;
const lines = (text: string): Line[] => parse(text, { delimiter: ';', bom: true, columns: true });
const page = async (route: string, asked: Parameters<typeof rendered>[3] = {}) =>
	textOf(await rendered(db(), `/(public)/results${route}`, visitor, asked));
const last = (url: string) => url.split('/').at(-1)!;

describe('opinions', () => {
	interface Said {
		url: string;
		title: string;
		givenOn: string;
		committee: string;
		goals: string[];
		status: (typeof publicStandings)[number];
		answerDueOn: string;
		answers: { answeredOn: string; text: string }[];
	}
	const every = { standing: null };

	test('on the page, in the API and in the file: as many, to the same, and as they stand', async () => {
		const rows = await asked<Said>('opinions');
		const { opinions, next } = await opinionsPage(db(), every, null);
		expect(next).toBeNull();
		const file = lines(await withLocale('da', () => opinionsFile(db())));
		expect(rows.length).toBeGreaterThan(2);
		expect(rows.map(({ url }) => last(url))).toEqual(opinions.map(({ slug }) => slug));
		expect(file.map((row) => row[m.plans_title()])).toEqual(rows.map(({ title }) => title));
		for (const [index, one] of opinions.entries()) {
			const row = rows[index]!;
			const said = withLocale('da', () => ({
				committee: committeeName(one.committee),
				goals: one.goals.map((goal) => goalLabel(goal)),
				standing: answerText(one),
			}));
			expect(row, one.slug).toMatchObject({
				...{ status: one.standing, answerDueOn: one.answerDueOn, givenOn: one.givenOn },
				...{ committee: said.committee, goals: said.goals },
			});
			const line = file[index]!;
			withLocale('da', () =>
				expect(line, one.slug).toMatchObject({
					[m.plans_committee()]: said.committee,
					[m.plans_goals()]: said.goals.join(', '),
					[m.opinion_standing()]: said.standing,
					[m.opinion_answer()]: row.answers.at(-1)?.text ?? '',
				}),
			);
			const shown = await page('/opinions/[opinion]', { params: { opinion: one.slug } });
			for (const words of [one.title, said.committee, ...row.answers.map(({ answeredOn }) => answeredOn)])
				expect(shown, one.slug).toContain(
					/^\d{4}-/.test(words) ? withLocale('da', () => formatDate(words)) : words,
				);
		}
	});

	test('of one standing: the API finds as many as the page', async () => {
		let all = 0;
		for (const standing of publicStandings) {
			const rows = await asked<Said>('opinions', `status=${standing}`);
			const { opinions } = await opinionsPage(db(), { standing }, null);
			expect(
				rows.map(({ title }) => title),
				standing,
			).toEqual(opinions.map(({ title }) => title));
			all += rows.length;
		}
		expect(all).toBe((await asked('opinions')).length);
	});
});

test('lighthouses on their pages and in the API: partners, steps, results and promises', async () => {
	interface Told {
		url: string;
		title: string;
		partners: { name: string; url: string }[];
		milestones: { title: string; reachedOn: string | null }[];
		results: { text: string }[];
		commitments: number;
	}
	const rows = await asked<Told>('lighthouses');
	const described = (await lighthousesPage(db())).lighthouses.filter((one) => one.described);
	expect(rows.map(({ url }) => last(url))).toEqual(described.map(({ slug }) => slug));
	expect(rows.some(({ commitments }) => commitments > 0)).toBe(true);
	for (const row of rows) {
		const one = await lighthousePage(db(), last(row.url));
		expect(row.title).toBe(withLocale('da', () => lighthouseName(one.lighthouse.key)));
		expect(row.commitments, row.title).toBe(one.commitments.length);
		expect(row.partners.map(({ url }) => last(url))).toEqual(one.partners.map(({ slug }) => slug));
		const reached = one.steps.filter(({ reachedAt }) => reachedAt).length;
		expect(row.milestones.filter(({ reachedOn }) => reachedOn).length, row.title).toBe(reached);
		const shown = await page('/lighthouses/[lighthouse]', { params: { lighthouse: last(row.url) } });
		for (const words of [
			row.title,
			...row.partners.map(({ name }) => name),
			...row.milestones.map(({ title }) => title),
			...row.results.map(({ text }) => text.replaceAll(/\s+/g, ' ')),
		])
			expect(shown, row.title).toContain(words);
	}
});

test('the cities’ index on its page, in the API and in the file, edition by edition', async () => {
	interface Scored {
		year: number;
		area: string;
		city: string;
		isOurs: boolean;
		score: number;
	}
	const newest = (await citiesPage(db(), { year: null, cities: [] }))!;
	expect(newest.editions.length).toBeGreaterThan(1);
	for (const { year: number } of newest.editions) {
		const year = String(number);
		const rows = await asked<Scored>('cities', `year=${year}`);
		const file = lines(await withLocale('da', async () => (await citiesFile(db(), year)).text));
		const key = (city: string, area: string) => `${city}: ${area}`;
		const scores = new Map(rows.map(({ city, area, score }) => [key(city, area), score]));
		expect(scores.size).toBe(rows.length);
		expect(
			new Map(
				file.map((row) => [
					key(row[m.cities_city()]!, row[m.cities_area()]!),
					Number(row[m.cities_score()]!.replace(',', '.')),
				]),
			),
		).toEqual(scores);
		const cities = [...new Set(rows.filter(({ isOurs }) => !isOurs).map(({ city }) => city))];
		expect(newest.cities.length).toBeGreaterThan(0);
		for (const city of cities) {
			const index = (await citiesPage(db(), { year, cities: [city] }))!;
			const { ourCity } = index.edition;
			for (const { area, ours, others } of index.rows) {
				expect(ours ?? undefined, area).toBe(scores.get(key(ourCity, area)));
				expect(others[0] ?? undefined, `${city} ${area}`).toBe(scores.get(key(city, area)));
			}
			const mean = (of: string) => {
				const own = rows.filter((row) => row.city === of).map(({ score }) => score);
				return own.reduce((sum, score) => sum + score, 0) / own.length;
			};
			expect(index.ourMean, year).toBeCloseTo(mean(ourCity));
			expect(index.means[0], city).toBeCloseTo(mean(city));
			const shown = await page('/cities-index', { search: `?${new URLSearchParams({ year, city })}` });
			for (const { area, ours } of index.rows)
				expect(shown, area).toContain(`${area} ${withLocale('da', () => formatNumber(ours!, 0))} `);
		}
	}
});

describe('of promises, on this day too', () => {
	test('the whole city, and each goal on its page, in the results and in the lists', async () => {
		const { figures } = await promisesOn(db(), today);
		const found = async (query: string) =>
			(
				await listCommitments(db(), readFilter(new URLSearchParams(query)), {
					...{ today, limit: 2000, after: null },
				})
			).rows.length;
		const whole = figures();
		expect(await found('status=counted')).toBe(whole.commitments);
		expect(await found('status=behind')).toBe(whole.behind);
		expect(Math.min(whole.kept, whole.behind)).toBeGreaterThan(0);
		const [{ areas } = { areas: [] }] = (await publicResults(db(), null)).editions;
		const rows = areas.flatMap((area) => area.goals);
		for (const { key, slug, pageSlug } of currentEdition().goals) {
			const expected = figures(aimsAt([key]));
			expect(counts(rows.find(({ goal }) => goal.key === key)!), slug).toEqual(counts(expected));
			expect(counts((await aimPage(db(), goalAt(pageSlug)!, null)).impact), slug).toEqual(counts(expected));
			expect(await found(`aim=${slug}&status=kept`), slug).toBe(expected.kept);
		}
	});
});
