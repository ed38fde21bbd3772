/** Limits per organisation, as its verbs meet them: nothing is lost, a series is one, a calendar's events become drafts. */
import * as v from 'valibot';
import { afterAll, beforeAll, expect } from 'vitest';
import * as events from '#lib/events/events.server.ts';
import { eventInput } from '#lib/events/input.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { makeOccurrences } from '#lib/events/series/occurrences.server.ts';
import { pauseSeries, publishSeries } from '#lib/events/series/publishing.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { createImported, type Imported } from '#lib/events/writing/imported.server.ts';
import { mostOf } from '#lib/listings/limits.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { eventForm, organisation, type TestOrganisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const refused = (code: string) => ({ name: 'Refused', code });
const typed = (org: TestOrganisation, changes: Record<string, string> = {}) =>
	v.parse(eventInput, formValues(eventForm(org.siteId, changes), eventInput));
const draft = async (db: Database, org: TestOrganisation, changes: Record<string, string> = {}) =>
	(await events.createEvent(db, org.as('editor'), org.slug, typed(org, changes))).split('/').at(-1)!;
const publish = (db: Database, org: TestOrganisation, slug: string) =>
	events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: true, notTheSame: true });
const today = { day: '2026-11-22' } as const;
/** All but `left` of today's are used up. */
const used = (db: Database, org: TestOrganisation, way: 'typed' | 'imported', left: number) =>
	db
		.insertInto('publishingDay')
		.values({ organisationId: org.id, way, published: mostOf(way) - left, ...today })
		.execute();
const stateOf = async (db: Database, slug: string) => (await findEvent(db, slug))!.state;
const links = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://side${index}.example`).join(' ');

test('one more than the day has room for stays a draft, to be put up tomorrow', async ({ db }) => {
	const org = await organisation(db, 'gaarden');
	const [first, second] = [await draft(db, org), await draft(db, org, { title: 'En anden aften' })];
	await used(db, org, 'typed', 1);
	const answers = await Promise.allSettled([publish(db, org, first), publish(db, org, second)]);
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { ...refused('listing_day_full'), facts: { most: String(mostOf('typed')) } },
	});
	const states = [await stateOf(db, first), await stateOf(db, second)];
	expect(states.toSorted()).toEqual(['draft', 'published']);
	setClock('2026-11-23T08:00:00Z');
	await publish(db, org, first);
	await publish(db, org, second);
	setClock('2026-11-22T12:00:00Z');
});

test('a series is one, however many dates it has and however often it is published', async ({ db }) => {
	const org = await organisation(db, 'gaarden');
	const rule = { rule: 'FREQ=WEEKLY;COUNT=5', extraDates: [], exceptDates: [], skipHolidays: false };
	const path = await repeatEvent(db, org.as('editor'), org.slug, await draft(db, org), rule);
	const template = path.split('/').at(-1)!;
	await makeOccurrences(db, (await findEvent(db, template))!.seriesId!);
	await used(db, org, 'typed', 1);
	const go = () => publishSeries(db, org.as('editor'), org.slug, template, { wordingRead: true });
	await go();
	await go();
	const out = await db.selectFrom('event').select('id').where('state', '=', 'published').execute();
	expect(out).toHaveLength(5);
	await pauseSeries(db, org.as('editor'), org.slug, template);
	await expect(go()).rejects.toMatchObject(refused('listing_day_full'));
});

test('a calendar has more room, of its own; what comes beyond is a draft', async ({ db }) => {
	expect(mostOf('imported')).toBeGreaterThan(mostOf('typed'));
	const org = await organisation(db, 'gaarden');
	await used(db, org, 'typed', 0);
	await used(db, org, 'imported', 1);
	const imported = {
		title: 'Fællesspisning',
		description: 'Kom og spis',
		startsAt: new Date('2026-12-01T17:00Z'),
		endsAt: new Date('2026-12-01T19:00Z'),
		onlineUrl: null,
		siteId: org.siteId,
		placeName: null,
		address: null,
		lat: null,
		lng: null,
		districtNr: null,
		priceKr: 0,
	} satisfies Imported;
	const take = () =>
		db
			.transaction()
			.execute((trx) =>
				createImported(trx, org.as('editor'), org.id, imported, { danishLevel: 'little', publishes: true }),
			);
	const ids = [await take(), await take()];
	const rows = await db.selectFrom('event').select('state').where('id', 'in', ids).orderBy('id').execute();
	expect(rows.map(({ state }) => state)).toEqual(['published', 'draft']);
});

test('a new partner’s words hold few links, also when they are changed later', async ({ db }) => {
	const org = await organisation(db, 'gaarden');
	const many = await draft(db, org, { description: `Kom forbi ${links(3)}` });
	await expect(publish(db, org, many)).rejects.toMatchObject({
		...refused('listing_links_new'),
		facts: { count: '3', most: '2', days: '30' },
	});
	expect(await stateOf(db, many)).toBe('draft');
	const few = await draft(db, org, { title: 'En anden', description: `Kom forbi ${links(2)}` });
	await publish(db, org, few);
	const change = (count: number) =>
		events.changeEvent(
			db,
			org.as('editor'),
			org.slug,
			few,
			typed(org, { description: `Kom forbi ${links(count)}` }),
		);
	await expect(change(3)).rejects.toMatchObject(refused('listing_links_new'));
	await change(2);
	// Nothing was counted of what was refused.
	const counted = await db.selectFrom('publishingDay').select('published').execute();
	expect(counted).toEqual([{ published: 1 }]);
	await db
		.updateTable('organisation')
		.set({ stateChangedAt: new Date('2026-10-01') })
		.where('id', '=', org.id)
		.execute();
	await change(10);
	await expect(change(11)).rejects.toMatchObject(refused('listing_links'));
	await publish(db, org, many);
});
