/**
 * Nobody from the municipality decides the case of an organisation they are bound to: as its member, as a member of
 * another unit under the same parent, as the one who registered it, or as one who has left since the case came up. The
 * database repeats it (`not_own_case`).
 */
import type { MunicipalAbility } from '#lib/accounts/access.ts';
import { rolesThatMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import * as queries from '#lib/accounts/own-case-queries.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

export interface Case {
	/** Null: nobody's. */
	organisationId: number | null;
	/** When it came up. */
	since: Date;
}

/** An actor, or a person's number. */
type By = { readonly person: { readonly id: number } | null };

/** The organisations among these whose case is the actor's own. */
export async function ownCases(
	db: Database | Transaction,
	{ person }: By,
	cases: readonly Case[],
): Promise<ReadonlySet<number>> {
	const asked = cases.flatMap(({ organisationId, since }) =>
		organisationId === null ? [] : [{ id: organisationId, since: since.toISOString() }],
	);
	if (!person || asked.length === 0) return new Set();
	const rows = await queries.ownAmong(db, person.id, asked);
	return new Set(rows.map(({ id }) => id));
}

/**
 * For verbs: waits for whoever is becoming a member this moment, and looks again. Holds the organisations until the
 * transaction ends. @throws Refused `own_case`
 */
export async function refuseOwnCase(trx: Transaction, actor: By, ...cases: readonly Case[]): Promise<void> {
	const ids = cases.flatMap(({ organisationId }) => organisationId ?? []);
	if (ids.length === 0) return;
	await queries.shareOrganisations(trx, ids);
	if ((await ownCases(trx, actor, cases)).size > 0) throw new Refused('own_case');
}

/** Whether the municipality has somebody else who may decide the case. */
export async function hasOtherDecider(
	db: Database,
	{ person }: Pick<Actor, 'person'>,
	ability: MunicipalAbility,
	one: Case,
): Promise<boolean> {
	const other = await queries.findOtherDecider(db, rolesThatMay(ability), person?.id ?? 0, one);
	return other !== undefined;
}
