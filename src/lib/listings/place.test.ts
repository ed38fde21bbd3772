import { describe, expect } from 'vitest';
import { knownStreets, streetAt } from '#lib/geography/addresses/known-streets.ts';
import type { PlaceInput } from '#lib/listings/place-rules.ts';
import { placed } from '#lib/listings/place.server.ts';
import { makeSite, player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

const nothing: PlaceInput = { where: 'other', site: null, placeName: null, address: null, point: null };
const onKapelvej = { lat: 55.6905, lng: 12.5502 };
const inTheSound = { lat: 55.7, lng: 12.66 };

describe('a pin or an address is enough', () => {
	test('an address gets the pin it is known by', async ({ db }) => {
		const us = await player(db);
		await makeSite(db, us.id, { address: 'Kapelvej 16', postcode: '2200', ...onKapelvej });
		const known = { lat: onKapelvej.lat, lng: onKapelvej.lng };
		for (const [address, point] of [
			['Kapelvej 16', known],
			['Kapelvej 16, 2200 København N', known],
			['Nowhere at all 4', null],
			['Nørrebrogade 208, 8000 Aarhus C', null],
		] as const)
			expect(await placed(db, { ...nothing, address }), address).toEqual({ ...nothing, address, point });
		const street = await placed(db, { ...nothing, address: 'Nørrebrogade 208' });
		expect(street.point).toMatchObject({ lat: expect.closeTo(55.7, 1) as number });
	});

	test('a pin gets the street it stands at, and a name is left alone', async ({ db }) => {
		const [named] = await knownStreets.suggest('Griffenfeldsgade', 1);
		const { lat, lng } = named!;
		const point = { lat, lng };
		expect(await placed(db, { ...nothing, point })).toEqual({ ...nothing, point, address: named!.text });
		const barge = { ...nothing, point: inTheSound, placeName: 'Husbåden' };
		expect(await placed(db, barge)).toEqual(barge);
		await expect(placed(db, { ...nothing, point: inTheSound })).rejects.toMatchObject({
			code: 'listing_place_unnamed',
			field: 'address',
		});
		expect(streetAt(inTheSound)).toBeNull();
	});

	test('what was not chosen is not looked up', async ({ db }) => {
		const online = { ...nothing, where: 'online' as const, address: 'Kapelvej 16' };
		expect(await placed(db, online)).toEqual(online);
	});
});
