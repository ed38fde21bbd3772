/**
 * A commitment that takes over from another. The first stays in force until the new one is accepted; what was delivered
 * toward it stays with it, so that nothing counts twice.
 */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { decideProposal, openProposalOf } from '#lib/commitments/changing/amendment-queries.server.ts';
import { defaultPeriod, type Commitment } from '#lib/commitments/commitment.ts';
import * as queries from '#lib/commitments/changing/replacement-queries.server.ts';
import { lockById, updateCommitment } from '#lib/commitments/queries.server.ts';
import { change, lockRunning, recordStep } from '#lib/commitments/state-changes.server.ts';
import type { By } from '#lib/platform/audit.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

/**
 * A draft with the commitment's words, steps and way of working, to be put right and proposed. Asked for twice it is the
 * same draft. @returns its slug
 */
export const startReplacement = (db: Database, actor: Actor, slug: string): Promise<string> =>
	acting(db, actor, async (trx) => {
		const old = await lockRunning(trx, actor, slug);
		if (old.state !== 'active') throw new Refused('replacement_while_reported');
		const authorId = found(old.organisationId ?? old.around.leadId);
		const begun = await queries.successorOf(trx, old.id);
		if (begun?.state === 'draft') return begun.slug;
		if (begun) throw new Refused('replacement_waiting');
		const today = copenhagenDate(now());
		const period = old.dueOn > today ? { startsOn: today, dueOn: old.dueOn } : defaultPeriod(today);
		const draft = { slug: randomCode(12), authorId, createdBy: actor.person?.id ?? null, savedAt: now() };
		const id = await queries.copyAsDraft(trx, old.id, { ...draft, ...period });
		await recordStep(trx, actor, 'drafted', { id, authorId }, { type: old.type, replaces: old.id });
		return draft.slug;
	});

/** The accepted commitment takes over: the one before it is replaced, unless it has ended meanwhile. */
export async function succeed(trx: Transaction, actor: By, accepted: Commitment): Promise<void> {
	if (accepted.replacesId === null) return;
	const old = found(await lockById(trx, accepted.replacesId));
	if (old.state === 'reported') throw new Refused('replaced_is_reported');
	if (old.state !== 'active') {
		await updateCommitment(trx, accepted.id, { replacesId: null }, accepted.savedAt);
		return;
	}
	const proposal = await openProposalOf(trx, old.id);
	if (proposal) await decideProposal(trx, proposal.id, 'lapsed', now());
	await change(trx, actor, old, 'replaced', { details: { by: accepted.id } });
}
