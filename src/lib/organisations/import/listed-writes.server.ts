/** Writing of organisations known from public lists. */
import { sql } from 'kysely';
import type { ListedOrganisation } from '#lib/organisations/import/listed-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Behind a savepoint: what the database refuses is undone, and nothing with it. @returns what it said, null where it was written */
export async function writeAlone(trx: Transaction, write: () => Promise<void>): Promise<string | null> {
	await sql`savepoint one_row`.execute(trx);
	try {
		await write();
		await sql`release savepoint one_row`.execute(trx);
		return null;
	} catch (error) {
		if (!(error instanceof Error && 'severity' in error)) throw error;
		await sql`rollback to savepoint one_row`.execute(trx);
		return error.message;
	}
}

/** Whoever takes a list in does it alone, to the end of the transaction: of two with the same row the second sees the first. */
export const takeAlone = (trx: Transaction) =>
	sql`select pg_advisory_xact_lock(hashtext('organisations.take_list'))`.execute(trx);

export async function insertListed(
	trx: Transaction,
	source: string,
	one: ListedOrganisation,
	at: Date,
): Promise<void> {
	await sql`
		with added as (
			insert into organisation (slug, kind, name, website, state, state_changed_at, source, source_key, last_confirmed_at)
			values (${one.slug}, ${one.kind}, ${one.name}, ${one.website}, 'listed', ${at}, ${source}, ${one.sourceKey}, ${at})
			returning id
		)
		insert into site (organisation_id, address, postcode, city, lat, lng, district_nr, is_primary, last_confirmed_at)
		select id, ${one.address}, ${one.postcode}, ${one.city}, ${one.lat}::float8, ${one.lng}::float8,
			${one.districtNr}::smallint, true, ${at}
		from added
	`.execute(trx);
}

export async function updateListed(
	trx: Transaction,
	id: number,
	one: ListedOrganisation,
	at: Date,
): Promise<void> {
	const { name, kind, website, address, postcode, city, lat, lng, districtNr } = one;
	await trx
		.updateTable('organisation')
		.set({ name, kind, website, lastConfirmedAt: at })
		.where('id', '=', id)
		.execute();
	await trx
		.updateTable('site')
		.set({ address, postcode, city, lat, lng, districtNr, lastConfirmedAt: at })
		.where('organisationId', '=', id)
		.where('isPrimary', '=', true)
		.execute();
}
