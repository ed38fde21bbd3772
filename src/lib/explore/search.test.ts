import { sql } from 'kysely';
import { expect, test as plain } from 'vitest';
import { deleteWordsOfPast } from '#lib/events/finding/search-writes.server.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { mostCounted, nothingAsked } from '#lib/explore/filter.ts';
import { findPlace } from '#lib/explore/places.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { placeSuggestions } from '#lib/geography/place-names.ts';
import { withDatabase } from '../../../tests/support/database.ts';
import { makeEvent, organisation } from '../../../tests/support/cast/events.ts';

const db = withDatabase();
const now = new Date('2026-11-24T08:00:00Z');

const found = async (text: string) =>
	(await explore(db(), { ...nothingAsked, text }, { after: null, limit: 20, now })).days
		.flatMap(({ things }) => things)
		.map(({ title }) => title);

plain(
	'things are found by their words, their place and those who hold them, however they are spelled',
	async () => {
		const [holder, helper, asked] = [
			await organisation(db(), 'nordlys'),
			await organisation(db(), 'medhjaelp'),
			await organisation(db(), 'spurgt'),
		];
		const café = await makeEvent(db(), holder.id, {
			title: 'Sprogcafé',
			address: 'Nørrebrogade 20',
			districtNr: 3,
		});
		const feast = await makeEvent(db(), helper.id, {
			title: 'Święto på Ågade',
			address: 'Rentemestervej 62',
			districtNr: 8,
			childFriendly: true,
		});
		await db()
			.insertInto('eventOrganiser')
			.values([
				{ eventId: feast.id, organisationId: holder.id, state: 'asked', askedAt: now },
				{ eventId: café.id, organisationId: asked.id, state: 'asked', askedAt: now },
			])
			.execute();
		await sql`update event_organiser set state = 'accepted', decided_at = ${now},
			decided_by = (select person_id from membership where organisation_id = ${holder.id})
			where event_id = ${feast.id}`.execute(db());

		for (const [text, titles] of [
			['norrebro', [café.title]],
			['noerrebro', [café.title]],
			['Nørrebro', [café.title]],
			['sprogcafé nørrebro', [café.title]],
			['sprogcaféer', [café.title]],
			['café', [café.title]],
			['swieto', [feast.title]],
			['agade', [feast.title]],
			['aagade', [feast.title]],
			['Rentemestervej', [feast.title]],
			['Bispebjerg', [feast.title]],
			['børn', [feast.title]],
			['children', [feast.title]],
			['medhjælp', [feast.title]],
			['medhjaelp swieto', [feast.title]],
			['nordlys', [café.title, feast.title]],
			['nordlys bispebjerg', [feast.title]],
			['spurgt', []],
			['teater', []],
		] as const)
			expect([text, (await found(text)).sort()]).toEqual([text, [...titles].sort()]);
	},
);

plain(
	'the words follow those who hold a thing, and what is over is forgotten until it has a new date',
	async () => {
		const [holder, helper] = [await organisation(db(), 'havregade'), await organisation(db(), 'rugmark')];
		const { id } = await makeEvent(db(), holder.id, { title: 'Kornfest' });
		const finds = async (text: string) => (await found(text)).includes('Kornfest');
		const answer = async (state: 'accepted' | 'left') => {
			await sql`update event_organiser set state = ${state}, decided_at = ${now},
			decided_by = (select person_id from membership where organisation_id = ${helper.id}) where event_id = ${id}`.execute(
				db(),
			);
		};
		const named = (organisationId: number, name: string) =>
			db().updateTable('organisation').set({ name }).where('id', '=', organisationId).execute();
		const inState = (organisationId: number, state: 'approved' | 'suspended') =>
			db().updateTable('organisation').set({ state }).where('id', '=', organisationId).execute();

		await db()
			.insertInto('eventOrganiser')
			.values({ eventId: id, organisationId: helper.id, state: 'asked', askedAt: now })
			.execute();
		expect([await finds('havregade'), await finds('rugmark')]).toEqual([true, false]);
		await answer('accepted');
		expect(await finds('rugmark')).toBe(true);
		await inState(helper.id, 'suspended');
		expect(await finds('rugmark')).toBe(false);
		await inState(helper.id, 'approved');
		await named(helper.id, 'Bygmarken');
		await named(holder.id, 'Havestien');
		expect([await finds('rugmark'), await finds('bygmark')]).toEqual([false, true]);
		expect([await finds('havregade'), await finds('havesti')]).toEqual([false, true]);
		await answer('left');
		expect(await finds('bygmark')).toBe(false);

		const words = async () =>
			(await db().selectFrom('event').select('search').where('id', '=', id).executeTakeFirstOrThrow()).search;
		await deleteWordsOfPast(db(), new Date('2026-11-24T18:00:00Z'));
		expect(await words()).not.toBeNull();
		await deleteWordsOfPast(db(), new Date('2026-11-25T18:00:00Z'));
		expect(await words()).toBeNull();
		await db()
			.updateTable('event')
			.set({ startsAt: new Date('2026-12-24T17:30:00Z'), endsAt: new Date('2026-12-24T19:30:00Z') })
			.where('id', '=', id)
			.execute();
		expect(await finds('kornfest')).toBe(true);
	},
);

plain('what is found is counted to a thousand', async () => {
	const { id } = await organisation(db(), 'mange');
	await sql`insert into event (slug, organisation_id, title, starts_at, ends_at, state)
		select 'mange-' || n, ${id}, 'Talrig', ${now}::timestamptz + n * interval '1 minute', ${now}::timestamptz + interval '30 days', 'published'
		from generate_series(1, 1003) n`.execute(db());
	const count = (text: string) => countThings(db(), { ...nothingAsked, text }, spanOf('any', now));
	expect(await count('talrig')).toBe(mostCounted + 1);
	expect(await count('talrig mangler')).toBe(0);
});

const meant = (place: string) => findPlace(db(), { ...nothingAsked, place });

plain('every place the field suggests is understood, and a word that is no place is looked for', async () => {
	for (const name of placeSuggestions)
		expect(await meant(name), name).toMatchObject({ filter: { text: '', near: null, place: '' } });
	for (const [typed, filter] of [
		['amager', { districts: [9, 10] }],
		['norrebro', { districts: [3] }],
		['2200', { districts: [3] }],
		['blaagaards plads', { districts: [], near: { lat: 55.6861, lng: 12.5568 }, place: 'Blågårds Plads' }],
		['Nørrebro st.', { near: { lat: 55.7001, lng: 12.5379 } }],
		['København', { districts: [], near: null, text: '' }],
		['strikning', { districts: [], text: 'strikning' }],
	] as const)
		expect([typed, await meant(typed)]).toMatchObject([typed, { filter }]);
	expect(await meant('Frederiksberg')).toMatchObject({
		neighbour: 'Frederiksberg',
		around: expect.stringContaining('near='),
	});
	expect(await meant('1850')).toMatchObject({ neighbour: 'Frederiksberg' });
	expect(await meant('Ukendtvej 12')).toBe('unknown');
	expect(await meant('!!')).toBe('unknown');
});

plain('a draft has no words until it is public, and none once it is taken back', async () => {
	const host = await organisation(db(), 'kladdehuset');
	const { id } = await makeEvent(db(), host.id, { title: 'Kladdeaften', state: 'draft' });
	const becomes = async (state: 'draft' | 'published') => {
		await db().updateTable('event').set({ state }).where('id', '=', id).execute();
		const { search } = await db()
			.selectFrom('event')
			.select('search')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		return [search === null, await found('kladdeaften')];
	};
	expect(await becomes('draft')).toEqual([true, []]);
	expect(await becomes('published')).toEqual([false, ['Kladdeaften']]);
	expect(await becomes('draft')).toEqual([true, []]);
});
