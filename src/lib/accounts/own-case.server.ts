/**
 * Nobody from the municipality decides the case of an organisation they are bound to: as its member, as a member of
 * another unit under the same parent, as the one who registered it, or as one who has left since the case came up. The
 * database repeats it (`not_own_case`).
 */
import { sql } from 'kysely';
import type { MunicipalAbility } from '#lib/accounts/access.ts';
import { rolesThatMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

export interface Case {
	/** Null: nobody's. */
	organisationId: number | null;
	/** When it came up. */
	since: Date;
}

/** The organisations among these whose case is the actor's own. */
export async function ownCases(
	db: Database | Transaction,
	{ person }: Pick<Actor, 'person'>,
	cases: readonly Case[],
): Promise<ReadonlySet<number>> {
	const asked = cases.flatMap(({ organisationId, since }) =>
		organisationId === null ? [] : [{ id: organisationId, since: since.toISOString() }],
	);
	if (!person || asked.length === 0) return new Set();
	const { rows } = await sql<{ id: number }>`
		select distinct c.id from json_to_recordset(${JSON.stringify(asked)}::json) as c(id integer, since timestamptz)
		where is_own_case(c.id, ${person.id}, c.since)`.execute(db);
	return new Set(rows.map(({ id }) => id));
}

/**
 * For verbs: waits for whoever is becoming a member this moment, and looks again. Holds the organisations until the
 * transaction ends. @throws Refused `own_case`
 */
export async function refuseOwnCase(
	trx: Transaction,
	actor: Pick<Actor, 'person'>,
	...cases: readonly Case[]
): Promise<void> {
	const ids = cases.flatMap(({ organisationId }) => organisationId ?? []);
	if (ids.length === 0) return;
	// In one order, so that two who hold several never wait in a ring.
	await trx.selectFrom('organisation').select('id').where('id', 'in', ids).orderBy('id').forShare().execute();
	if ((await ownCases(trx, actor, cases)).size > 0) throw new Refused('own_case');
}

/** Whether the municipality has somebody else who may decide the case. */
export async function hasOtherDecider(
	db: Database,
	{ person }: Pick<Actor, 'person'>,
	ability: MunicipalAbility,
	{ organisationId, since }: Case,
): Promise<boolean> {
	const row = await db
		.selectFrom('person')
		.select('id')
		.where('municipalRole', 'in', rolesThatMay(ability))
		.where('emailConfirmedAt', 'is not', null)
		.where('erasedAt', 'is', null)
		.where('id', '<>', person?.id ?? 0)
		.where(
			sql<boolean>`not is_own_case(${organisationId}::integer, person.id, ${since.toISOString()}::timestamptz)`,
		)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
