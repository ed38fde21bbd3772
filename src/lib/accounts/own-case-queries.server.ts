import { sql } from 'kysely';
import type { MunicipalRole } from '#lib/accounts/actor.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** Those of the cases, `since` in ISO form, that are the person's own. */
export async function ownAmong(
	db: Handle,
	personId: number,
	cases: readonly { id: number; since: string }[],
): Promise<{ id: number }[]> {
	const { rows } = await sql<{ id: number }>`
		select distinct c.id from json_to_recordset(${JSON.stringify(cases)}::json) as c(id integer, since timestamptz)
		where is_own_case(c.id, ${personId}, c.since)`.execute(db);
	return rows;
}

/** Held against new members until the transaction ends; in one order, so that two who hold several never wait in a ring. */
export const shareOrganisations = (trx: Transaction, ids: readonly number[]) =>
	trx.selectFrom('organisation').select('id').where('id', 'in', ids).orderBy('id').forShare().execute();

/** Somebody with one of the roles, other than this person, whose own case it is not. */
export const findOtherDecider = (
	db: Handle,
	roles: readonly MunicipalRole[],
	exceptId: number,
	{ organisationId, since }: { organisationId: number | null; since: Date },
) =>
	db
		.selectFrom('person')
		.select('id')
		.where('municipalRole', 'in', roles)
		.where('emailConfirmedAt', 'is not', null)
		.where('erasedAt', 'is', null)
		.where('id', '<>', exceptId)
		.where(
			sql<boolean>`not is_own_case(${organisationId}::integer, person.id, ${since.toISOString()}::timestamptz)`,
		)
		.limit(1)
		.executeTakeFirst();
