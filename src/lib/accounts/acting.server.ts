/**
 * The frame of every verb that a member or the municipality carries out: the actor's organisations are held while it
 * runs, so that a suspension comes before it, and refuses it, or waits and comes after.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { holdOrganisations } from '#lib/accounts/actor-queries.server.ts';
import { keepsAbilities } from '#lib/accounts/organisation-states.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/forms/submissions.server.ts';

/**
 * Holds the actor's organisations in their present states until the transaction ends. A key share: members do not wait
 * for each other, only for who decides about the organisation (`lockForDecision`).
 * @throws Refused `organisation_state_changed` where one may do less than when the actor was read
 */
export async function holdStates(trx: Transaction, { memberships }: Actor): Promise<void> {
	if (!memberships.length) return;
	const ids = memberships.map(({ organisationId }) => organisationId);
	const rows = await holdOrganisations(trx, ids);
	const now = new Map(rows.map(({ id, state }) => [id, state]));
	for (const { organisationId, state } of memberships) {
		const present = now.get(organisationId);
		if (!present || !keepsAbilities(state, present)) throw new Refused('organisation_state_changed');
	}
}

/** Runs a verb in a transaction that holds the actor's organisations. */
export const acting = <T>(db: Database, actor: Actor, work: (trx: Transaction) => Promise<T>): Promise<T> =>
	db.transaction().execute(async (trx) => {
		await holdStates(trx, actor);
		return work(trx);
	});

/** As `acting`, at most once for a form's key (`once`). @param outcome what `work` returns, where that is known before */
export const actingOnce = (
	db: Database,
	actor: Actor,
	key: string | undefined,
	work: (trx: Transaction) => Promise<string>,
	outcome: string | null = null,
): Promise<string> => once(db, key, work, { before: (trx) => holdStates(trx, actor), outcome });
