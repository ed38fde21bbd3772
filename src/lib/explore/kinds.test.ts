import { afterAll, beforeAll, describe, expect } from 'vitest';
import { answerList } from '#lib/explore/api/api.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { filterPath, readFilter } from '#lib/explore/filter.ts';
import { mapThings } from '#lib/explore/map/map.server.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

/** An event, and one opportunity of each kind. */
async function city(db: Database): Promise<void> {
	const host = await organisation(db, 'nordlys');
	await makeEvent(db, host.id, { title: 'event', placeName: 'Huset', lat: 55.7, lng: 12.55 });
	await db
		.insertInto('opportunity')
		.values(
			opportunityKinds.map((kind) => ({
				slug: kind,
				organisationId: host.id,
				kind,
				boardKind: kind === 'board_seat' ? ('school' as const) : null,
				title: kind,
				description: 'Kom og vær med.',
				places: 2,
				deadlineOn: '2026-12-01',
				danishLevel: 'little' as const,
				contactEmail: 'job@nordlys.example',
				placeName: 'Huset',
				address: 'Dagmarsgade 3',
				lat: 55.7,
				lng: 12.55,
				state: 'published' as const,
				publishedAt: now,
				createdAt: now,
				stateChangedAt: now,
			})),
		)
		.execute();
}

describe('the kinds of what is found', () => {
	test.for([
		['', ['event', ...opportunityKinds]],
		['kind=events', ['event']],
		['kind=opportunities', [...opportunityKinds]],
		['kind=opportunities&free=1', [...opportunityKinds]],
		['free=1', ['event']],
		...opportunityKinds.map((kind): [string, string[]] => [`kind=${kind}`, [kind]]),
		['kind=apprenticeships', ['apprenticeship']],
		['kind=nonsense', ['event', ...opportunityKinds]],
	] satisfies [string, string[]][])(
		'%s: list, count and map show the same',
		async ([query, titles], { db }) => {
			await city(db);
			const filter = readFilter(new URLSearchParams(query));
			const { days } = await explore(db, filter, { after: null, limit: 20, now });
			const things = days.flatMap((day) => day.things.map(({ title }) => title));
			expect(things.sort()).toEqual([...titles].sort());
			expect(await countThings(db, filter, spanOf(filter.when, now))).toBe(titles.length);
			const onMap = (await mapThings(db, filter, null, now)).things;
			expect(onMap.map(({ title }) => title).sort()).toEqual([...titles].sort());
			expect(readFilter(new URLSearchParams(filterPath(filter).split('?')[1]))).toEqual(filter);
		},
	);

	test.for([
		['category=food', ['event', 'mentor']],
		['category=work', ['apprenticeship', 'spare_time_job', 'work_placement']],
		['category=children', ['event']],
		['category=sport', []],
		['category=nonsense', ['event', ...opportunityKinds]],
		['q=mad', ['event', 'mentor']],
	] satisfies [string, string[]][])(
		'%s: what it is about, as its holder says or as it says itself',
		async ([query, titles], { db }) => {
			await city(db);
			await db
				.updateTable('event')
				.set({ categories: ['food'], childFriendly: true })
				.execute();
			await db
				.updateTable('opportunity')
				.set({ categories: ['food'] })
				.where('kind', '=', 'mentor')
				.execute();
			const filter = readFilter(new URLSearchParams(query));
			const { days } = await explore(db, filter, { after: null, limit: 20, now });
			const things = days.flatMap((day) => day.things.map(({ title }) => title));
			expect(things.sort()).toEqual([...titles].sort());
			expect(await countThings(db, filter, spanOf('any', now))).toBe(titles.length);
			expect(readFilter(new URLSearchParams(filterPath(filter).split('?')[1]))).toEqual(filter);
		},
	);

	test.for([
		['da', ['Fritidsjob', 'Frivillig', 'Læreplads', 'Mentor', 'Plads i en bestyrelse', 'Praktik']],
		['en', ['Apprenticeship', 'Mentor', 'Seat on a board', 'Spare-time job', 'Volunteer', 'Work placement']],
	] as const)('the map says each in %s', async ([locale, kinds], { db }) => {
		await city(db);
		const asked = readFilter(new URLSearchParams('kind=opportunities'));
		const { things } = await withLocale(locale, () => mapThings(db, asked, null, now));
		expect(things.map(({ note }) => note.split(' · ')[0]).sort()).toEqual(kinds);
	});

	test('the API says of a seat on a board what kind of board it is, and of nothing else', async ({ db }) => {
		await city(db);
		await db
			.updateTable('opportunity')
			.set({ electedOn: '2027-01-20' })
			.where('kind', '=', 'board_seat')
			.execute();
		const asked = { now, origin: 'https://by.example' };
		const answer = await answerList(db, 'opportunities', new URLSearchParams(), asked);
		const { opportunities } = (await answer.json()) as {
			opportunities: { kind: string; boardKind: string | null; electedOn: string | null }[];
		};
		const said = opportunities.map(({ kind, boardKind, electedOn }) => [kind, boardKind, electedOn]);
		expect(said.toSorted()).toEqual(
			opportunityKinds
				.map((kind) => (kind === 'board_seat' ? [kind, 'school', '2027-01-20'] : [kind, null, null]))
				.toSorted(),
		);
	});
});
