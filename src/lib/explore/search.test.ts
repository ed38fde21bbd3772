import { sql } from 'kysely';
import { expect, test as plain } from 'vitest';
import { explore } from '#lib/explore/explore.server.ts';
import { nothingAsked } from '#lib/explore/filter.ts';
import { findPlace } from '#lib/explore/places.server.ts';
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

plain('every place the field suggests is understood, and a word that is no place is looked for', async () => {
	for (const name of placeSuggestions) expect(await findPlace(db(), name), name).not.toBeTypeOf('string');
	expect(await findPlace(db(), 'amager')).toMatchObject({ district: null, text: 'Amager' });
	expect(await findPlace(db(), 'norrebro')).toMatchObject({ district: 3 });
	expect(await findPlace(db(), 'Frederiksberg')).toBe('frederiksberg');
	expect(await findPlace(db(), 'strikning')).toMatchObject({ district: null, text: 'strikning' });
	expect(await findPlace(db(), 'Ukendtvej 12')).toBe('unknown');
});
