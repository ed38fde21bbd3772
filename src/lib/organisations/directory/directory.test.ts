import { describe, expect } from 'vitest';
import { organisation } from '../../../../tests/support/cast/organisations.ts';
import { makeSite } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import {
	countKinds,
	listPartners,
	listPoints,
} from '#lib/organisations/directory/directory-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const names = async (db: Database, filter: Parameters<typeof listPartners>[1]) =>
	(await listPartners(db, filter, {})).rows.map(({ name }) => name);

describe('the directory', () => {
	test('stands in Danish order, without those who are not partners', async ({ db }) => {
		for (const name of ['Ølbyen', 'Åen', 'Aarhusianerne', 'Zebra', 'Ærlig Snak', 'anna'])
			await organisation(db, { name, state: 'approved' });
		await organisation(db, { name: 'Listet', state: 'listed' });
		await organisation(db, { name: 'Venter', state: 'waiting' });
		await organisation(db, { name: 'Pause', state: 'suspended' });
		expect(await names(db, {})).toEqual(['anna', 'Zebra', 'Ærlig Snak', 'Ølbyen', 'Åen', 'Aarhusianerne']);
		expect(await names(db, { withListed: true })).toContain('Listet');
	});

	test('is found by the beginning of words however they are spelled, by kind, district and language', async ({
		db,
	}) => {
		const school = await organisation(db, {
			name: 'Blågård Skole',
			kind: 'school',
			state: 'approved',
			languages: ['ar'],
		});
		await makeSite(db, school.id, { districtNr: 3 });
		const club = await organisation(db, {
			name: 'Nørrebro Ungdomsforening',
			state: 'approved',
			purpose: 'Lektiecafé og fodbold',
		});
		await makeSite(db, club.id, { districtNr: 5 });
		expect(await names(db, { text: 'noerre ungd' })).toEqual(['Nørrebro Ungdomsforening']);
		expect(await names(db, { text: 'LEKTIECAFE' })).toEqual(['Nørrebro Ungdomsforening']);
		expect(await names(db, { text: 'blaagaard' })).toEqual(['Blågård Skole']);
		expect(await names(db, { text: "skole' & | ! :*" })).toEqual(['Blågård Skole']);
		expect(await names(db, { text: '!!!' })).toEqual([]);
		expect(await names(db, { kind: 'school' })).toEqual(['Blågård Skole']);
		expect(await names(db, { districtNr: 5 })).toEqual(['Nørrebro Ungdomsforening']);
		expect(await names(db, { language: 'ar' })).toEqual(['Blågård Skole']);
		expect(await countKinds(db, { kind: 'school', districtNr: 5 })).toMatchObject({
			school: 0,
			association: 1,
		});
		expect(await listPoints(db, { kind: 'school' })).toMatchObject([{ name: 'Blågård Skole', lat: 55.6961 }]);
	});

	test('is read page by page, forth and back', async ({ db }) => {
		for (let i = 10; i < 55; i++) await organisation(db, { name: `Forening ${i}`, state: 'approved' });
		const first = await listPartners(db, {}, {});
		expect(first).toMatchObject({ first: true, previous: null });
		const second = await listPartners(db, {}, { after: first.next });
		const third = await listPartners(db, {}, { after: second.next });
		expect([first, second, third].flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(
			Array.from({ length: 45 }, (_, i) => `Forening ${i + 10}`),
		);
		expect(third.next).toBeNull();
		const back = await listPartners(db, {}, { before: third.previous });
		expect(back.rows).toEqual(second.rows);
		expect((await listPartners(db, {}, { before: second.previous })).previous).toBeNull();
	});
});
