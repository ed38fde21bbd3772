import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { knownAddresses } from '#lib/geography/addresses/known-addresses.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';
import { makeOrganisation, makeSite } from '../../../../tests/support/cast/people.ts';

async function settle(
	db: Database,
	slug: string,
	state: OrganisationState,
	addresses: [string, string, string, DistrictNr][],
) {
	const { id } = await makeOrganisation(db, [], { slug, state });
	for (const [address, postcode, city, districtNr] of addresses) {
		await makeSite(db, id, { address, postcode, city, districtNr, lat: 55.69, lng: 12.55 });
	}
}

test('suggests what public organisations stand at, folded, by street first, once', async ({ db }) => {
	await settle(db, 'a', 'approved', [
		['Nørrebrogade 208', '2200', 'København N', 3],
		['Nørrebrogade 20', '2200', 'København N', 3],
		['Ågade 100 %', '2200', 'København N', 3],
	]);
	await settle(db, 'b', 'listed', [
		['Nørrebrogade 208', '2200', 'København N', 3],
		['Sankt Hans Gade 2', '2200', 'København N', 3],
	]);
	await settle(db, 'c', 'draft', [['Nørrebrogade 1', '2200', 'København N', 3]]);
	const texts = async (text: string, limit = 8) =>
		(await knownAddresses(db).suggest(text, limit)).map((address) => address.text);

	expect(await texts('nørrebro')).toEqual(['Nørrebrogade 20', 'Nørrebrogade 208']);
	expect(await texts('NOERREBROGADE 208')).toEqual(['Nørrebrogade 208']);
	expect(await texts('208 nørrebrogade')).toEqual(['Nørrebrogade 208']);
	expect(await texts('nørrebrogade, 2200 københavn', 1)).toEqual(['Nørrebrogade 20']);
	expect(await texts('aagade')).toEqual(['Ågade 100 %']);
	expect(await texts('sankt hans')).toEqual(['Sankt Hans Gade 2']);
	expect(await texts('%a')).toEqual([]);
	expect(await texts('n')).toEqual([]);
	expect(await texts('   ')).toEqual([]);
	expect((await knownAddresses(db).suggest('ågade', 8))[0]).toEqual({
		text: 'Ågade 100 %',
		postcode: '2200',
		city: 'København N',
		lat: 55.69,
		lng: 12.55,
		district: 3,
	});
});

test('finds the street by its index among many', async ({ db }) => {
	await settle(db, 'a', 'approved', [['Kapelvej 16', '2200', 'København N', 3]]);
	await sql`insert into site (organisation_id, address, lat, lng)
		select (select id from organisation), 'Vej' || n || ' ' || n, 55.69, 12.55 from generate_series(1, 5000) n`.execute(
		db,
	);
	await sql`analyze site`.execute(db);
	const plan = await sql<{ 'QUERY PLAN': string }>`explain select address from site
		where folded_address like fold('Kapelvej%') and folded_address like fold('% 16%')`.execute(db);
	expect(JSON.stringify(plan.rows)).toContain('site_address');
	expect(await knownAddresses(db).suggest('kapelvej 16', 8)).toHaveLength(1);
});
