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

/** All of them in one statement, or none. */
export async function insertListed(
	trx: Transaction,
	source: string,
	organisations: readonly ListedOrganisation[],
	at: Date,
): Promise<void> {
	const rows = organisations.map(({ sourceKey, districtNr, ...one }) => ({
		...one,
		source_key: sourceKey,
		district_nr: districtNr,
	}));
	await sql`
		with listed as (
			select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) r (source_key text, slug text, kind text,
				name text, website text, address text, postcode text, city text, lat float8, lng float8, district_nr smallint)
		), added as (
			insert into organisation (slug, kind, name, website, state, state_changed_at, source, source_key, last_confirmed_at)
			select slug, kind, name, website, 'listed', ${at}::timestamptz, ${source}, source_key, ${at}::timestamptz from listed
			returning id, source_key
		)
		insert into site (organisation_id, address, postcode, city, lat, lng, district_nr, is_primary, last_confirmed_at)
		select a.id, l.address, l.postcode, l.city, l.lat, l.lng, l.district_nr, true, ${at}::timestamptz
		from added a join listed l on l.source_key = a.source_key
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
