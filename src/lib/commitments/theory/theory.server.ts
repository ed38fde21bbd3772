import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayEditDraft, mayKeep } from '#lib/commitments/access.ts';
import { isRunning } from '#lib/commitments/commitment.ts';
import { lockCommitment, recordStep } from '#lib/commitments/state-changes.server.ts';
import { emptyTheory, type Theory } from '#lib/commitments/theory/theory.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import * as queries from '#lib/commitments/theory/theory-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** The makers write down how they think it works; while it is a draft its author does. @throws 404, Refused `commitment_not_running`, `wording_unread` */
export const saveTheory = (
	db: Database,
	actor: Actor,
	slug: string,
	{ wordingRead = false, ...theory }: Theory & { wordingRead?: boolean },
	edited?: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		const unfinished = commitment.state === 'draft' || commitment.state === 'proposed';
		const mine = unfinished ? mayEditDraft(actor, commitment) : mayKeep(actor, commitment.around);
		if (!mine) notFound();
		if (!unfinished && !isRunning(commitment.state)) throw new Refused('commitment_not_running');
		if (edited) refuseEdited(edited, { ...((await queries.theoryOf(trx, commitment.id)) ?? emptyTheory) });
		refuseUnreadWording(Object.values(theory), wordingRead);
		await queries.saveTheory(trx, commitment.id, theory, { at: now(), by: actor.person?.id ?? null });
		await recordStep(trx, actor, 'theory_saved', commitment);
	});
