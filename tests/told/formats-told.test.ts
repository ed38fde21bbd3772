/** What an event or an opportunity is about stands in every format that it has, in words. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { Category } from '#lib/listings/listing.ts';
import { setClock } from '#lib/platform/clock.ts';
import { readAsVisitor } from '../support/as-visitor.ts';
import { makeEvent, organisation } from '../support/cast/events.ts';
import { test } from '../support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const public_ = { publishedAt: new Date('2026-11-01T10:00:00Z') };
const opportunity = {
	slug: 'plads',
	title: 'Bliv mentor',
	description: 'Kom og vær med',
	kind: 'mentor',
	state: 'published',
	places: 2,
	deadlineOn: '2026-12-01',
	contactEmail: 'post@huset.example',
} as const;

test.for<[Category[], string[]?, string?]>([
	[['food', 'work'], ['Mad', 'Job og uddannelse'], 'CATEGORIES:Mad,Job og uddannelse'],
	[[]],
])('%j', async ([categories, words, line], { db }) => {
	const { id } = await organisation(db, 'huset');
	await makeEvent(db, id, { ...public_, slug: 'fest', categories });
	await db
		.insertInto('opportunity')
		.values({ ...public_, ...opportunity, organisationId: id, categories })
		.execute();
	const fest = { params: { event: 'fest' } };
	const plads = { params: { opportunity: 'plads' } };
	type Structured = { structured: { keywords?: string[]; industry?: string[] } };
	const dataAt = async (route: string, how: object) =>
		(JSON.parse(await readAsVisitor(db, route, how)) as Structured).structured;
	const linesAt = async (route: string, how: object) => (await readAsVisitor(db, route, how)).split('\r\n');
	const event = '/(public)/events/[event]';
	expect((await dataAt(event, fest)).keywords).toEqual(words);
	expect((await dataAt('/(public)/opportunities/[opportunity]', plads)).industry).toEqual(words);
	for (const lines of [
		await linesAt(`${event}/calendar.ics`, fest),
		await linesAt('/(public)/opportunities/[opportunity]/deadline.ics', plads),
	])
		expect(lines.find((one) => one.startsWith('CATEGORIES'))).toBe(line);
	const api = JSON.parse(await readAsVisitor(db, '/api/v1/[...list]', { params: { list: 'events' } })) as {
		events: object[];
	};
	expect(api.events).toMatchObject([{ categories }]);
});
