/** The API describes itself as what it answers, by design rules whose own cases say whether they are read rightly. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import * as v from 'valibot';
import { visitor } from '#lib/accounts/actor.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { answerList } from '#lib/explore/api/api.server.ts';
import { problem } from '#lib/explore/api/answers.ts';
import { answerOf, openApi } from '#lib/explore/api/openapi.ts';
import { listNames, questions, type ListName } from '#lib/explore/api/questions.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { locales } from '#lib/i18n/locale.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from './support/cast/commitments.ts';
import { makeEvent } from './support/cast/events.ts';
import { player } from './support/cast/people.ts';
import { withDatabase, test } from './support/database.ts';
import { lintOpenApi, ruleNames } from './support/openapi/openapi-rules.ts';
import { openCity } from './support/open-city.ts';
import { now as cityNow } from './sweeps/one-of-each.ts';

const origin = 'https://by.example';
const document = () => JSON.parse(JSON.stringify(openApi(origin, 'post@by.example'))) as never;

const folder = `${process.env.REFERENCE_DATA}/followup/openapi-rules-nl/testcases`;
const cases = process.env.REFERENCE_DATA ? readdirSync(folder) : [];

/** `103:55  error  nlgov:semver  Version 1.2 is not …  info.version` */
const expectedIn = (text: string) =>
	text.split('\n').flatMap((line) => {
		const [, rule, rest] = /^\s*\d+:\d+\s+error\s+(\S+)\s+(\S.*)$/.exec(line) ?? [];
		if (!rule || !rest || !ruleNames.includes(rule)) return [];
		return [{ rule, path: rest.includes('  ') ? rest.slice(rest.lastIndexOf('  ') + 2).trim() : '' }];
	});
const byName = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));

describe('the design rules', () => {
	test.for(cases)('find in %s what is expected', (name) => {
		const read = (file: string) => readFileSync(`${folder}/${name}/${file}`, 'utf8');
		const found = lintOpenApi(JSON.parse(read('openapi.json')) as never);
		expect(found.toSorted(byName)).toEqual(expectedIn(read('expected-output.txt')).toSorted(byName));
	});

	test.for(locales)('find nothing in ours, in %s', (locale) => {
		expect(withLocale(locale, () => lintOpenApi(document()))).toEqual([]);
	});
});

const at = '2026-11-22T12:00:00Z';
const asked = { now: new Date(at), origin };
const ask = (db: Database, name: string, query = '') =>
	answerList(db, name, new URLSearchParams(query), asked);

describe('each list', () => {
	const db = withDatabase();
	beforeAll(async () => {
		setClock(cityNow);
		await openCity(db());
	});
	afterAll(() => setClock(null));

	test.for(listNames)('%s answers as it is described', async (name) => {
		const response = await answerList(db(), name, new URLSearchParams(), { now: new Date(cityNow), origin });
		const said: unknown = await response.json();
		expect(v.safeParse(answerOf(name), said).issues).toBeUndefined();
		expect((said as Record<ListName, unknown[]>)[name].length).toBeGreaterThan(0);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'access-control-allow-origin': '*',
			'api-version': '1.4.0',
		});
	});

	test.for(listNames.filter((name) => Object.hasOwn(questions[name].entries, 'limit')))(
		'%s is read to its end, nothing twice',
		async (name) => {
			const urls: string[] = [];
			let next: string | null = `?limit=100`;
			const all = (await (await ask(db(), name, next)).json()) as Record<ListName, { url: string }[]>;
			next = '?limit=1';
			while (next !== null) {
				const page = (await (await ask(db(), name, next)).json()) as Record<ListName, { url: string }[]> & {
					next: string | null;
				};
				urls.push(...page[name].map(({ url }) => url));
				next = page.next === null ? null : new URL(page.next).search;
			}
			expect(urls).toEqual(all[name].map(({ url }) => url));
		},
	);

	test.for([
		['events', 'from=2026-11-01', ['from']],
		['events', 'limit=0', ['limit']],
		['events', 'limit=101', ['limit']],
		['events', 'district=atlantis', ['district']],
		['events', 'district=valby,atlantis', ['district']],
		['events', 'after=x', ['after']],
		['events', 'kind=events&kind=all', ['kind']],
		['events', 'day=2026-02-30', ['day']],
		['opportunities', 'kind=events', ['kind']],
		['partners', 'after=bm90', ['after']],
		['commitments', 'status=nice&type=x', ['status', 'type']],
		['results', 'district=3', ['district']],
		['indicators', 'edition=2026-3&aim=x', ['aim', 'edition']],
		['actions', 'committee=magic&status=late', ['committee', 'status']],
		['opinions', 'status=draft', ['status']],
		['lighthouses', 'limit=1', ['limit']],
		['cities', 'year=25', ['year']],
		['cities', 'after=x', ['after']],
		['barriers', 'status=down&area=goal-1', ['area', 'status']],
		['events', '__proto__=1&constructor=2', ['__proto__', 'constructor']],
	] as const)('%s?%s is refused, and says what is wrong', async ([name, query, names]) => {
		const response = await ask(db(), name, query);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		const said = v.parse(problem, await response.json());
		expect(said.errors?.map((error) => error.name).toSorted()).toEqual([...names].toSorted());
	});

	test('offers say how one gets them, the newest first', async () => {
		const { benefits } = (await (await ask(db(), 'benefits', 'district=noerrebro')).json()) as {
			benefits: { id: string; howToGet: string; confirmedOn: string; place: { district: string } }[];
		};
		const ids = benefits.map(({ id }) => Number(id.replace('benefit-', '')));
		expect(ids.length).toBeGreaterThan(1);
		expect(ids).toEqual(ids.toSorted((a, b) => b - a));
		expect(benefits[0]).toMatchObject({
			howToGet: 'Mød op',
			confirmedOn: '2026-11-20',
			audience: ['everyone'],
			place: { district: 'Nørrebro' },
		});
	});

	test('what the city is told of itself is answered with who said what: no draft, every answer, every partner', async () => {
		const said = async (name: ListName, query = '') =>
			((await (await ask(db(), name, query)).json()) as Record<ListName, object[]>)[name];
		expect(await said('opinions')).toMatchObject([
			{ title: 'Ingen ejer målet', status: 'answered', answers: [{ text: 'Borgmesteren ejer det.' }] },
			{ title: 'Planen mangler en frist', status: 'waiting', answers: [] },
		]);
		expect(await said('opinions', 'status=answered')).toHaveLength(1);
		expect(await said('lighthouses')).toMatchObject([
			{
				place: { name: 'Ti skoler' },
				partners: [{ name: 'Fyrets Venner' }],
				milestones: [{ title: 'Lærerne er fundet', dueOn: '2026-12-01', reachedOn: null }],
				results: [{ text: 'Flere kommer i lektiecafé.', source: 'Skolerne' }],
				commitments: 1,
			},
		]);
		expect(await said('lighthouses', 'district=valby')).toEqual([]);
		expect((await said('cities', 'year=2025')).map((row) => Object.values(row).slice(1, 7))).toEqual([
			[2025, 'Udgave 2025', 'Skole', 'Fjordby', false, 60.5],
			[2025, 'Udgave 2025', 'Skole', 'København', true, 80],
			[2025, 'Udgave 2025', 'Arbejde', 'København', true, 70],
		]);
		expect(await said('cities', 'year=2026')).toEqual([]);
		expect(await said('cities')).toHaveLength(6);
	});

	test('what is no list is not there, and says which there are', async () => {
		for (const name of ['people', 'constructor', 'events/1', '']) {
			const response = await ask(db(), name);
			expect(response.status, name).toBe(404);
			expect(v.parse(problem, await response.json()).detail).toContain('opportunities');
		}
	});

	test('every question is described', () => {
		const { paths } = openApi(origin, 'post@by.example') as unknown as {
			paths: Record<string, { get: { parameters: { name: string; description: string }[] } }>;
		};
		for (const name of listNames) {
			const told = paths[`/${name}`]!.get.parameters;
			expect(told.map((one) => one.name)).toEqual(Object.keys(questions[name].entries));
			for (const { description } of told) expect(description).toBeTruthy();
		}
	});
});

test('a small number of people is not told, as on the site', async ({ db }) => {
	setClock(at);
	const us = await player(db, 'business');
	const { id } = await commitmentBy(db, us, { type: 'apprenticeships', target: 10 });
	await addContribution(db, us.as('reporter'), us.id, {
		commitment: id,
		amount: 3,
		happenedOn: '2026-11-03',
		note: '',
	});
	for (const name of ['commitments', 'results'] as const) {
		const said = (await (await ask(db, name)).json()) as Record<string, { levels: { amount: object }[] }[]>;
		const amounts = said[name]![0]!.levels.map(({ amount }) => amount);
		expect(amounts, name).toContainEqual({ value: null, text: '<5' });
		expect(JSON.stringify(amounts), name).not.toContain('3');
	}
	setClock(null);
});

test('where to meet online is told by nobody', async ({ db }) => {
	const us = await player(db, 'association');
	const startsAt = new Date(Date.now() + 86_400_000);
	await makeEvent(db, us.id, {
		startsAt,
		onlineUrl: 'https://moede.example/hemmelig',
		publishedAt: new Date(),
	});
	const answer = await answerList(db, 'events', new URLSearchParams(), { now: new Date(), origin });
	const text = await answer.text();
	expect(text).toContain('"online":true');
	expect(text).not.toContain('moede.example');
	expect(visitor.person).toBeNull();
});
