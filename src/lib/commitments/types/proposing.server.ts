/** "Something else": a partner proposes a type of promise with the draft that waits for it. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayDraft } from '#lib/commitments/access.ts';
import { recordType } from '#lib/commitments/record.server.ts';
import {
	mostWaitingOfOne,
	questionFrom,
	typeFrom,
	wordsOfType,
	type TypeTexts,
} from '#lib/commitments/types/added.ts';
import type { ProposeTypeInput } from '#lib/commitments/types/input.ts';
import { countWaitingOf, isNameTaken } from '#lib/commitments/types/type-queries.server.ts';
import { insertType } from '#lib/commitments/types/type-writes.server.ts';
import { beginDraftOf, bringType, lockDraft } from '#lib/commitments/writing/drafts.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { commitmentTypes } from '#lib/policy/catalogue.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** @throws Refused `commitment_type_exists` where the site or the municipality has one of this name */
export async function refuseTaken(trx: Transaction, name: string, exceptKey: string | null): Promise<void> {
	const isShipped = commitmentTypes.some((type) => type.name.da.toLowerCase() === name.toLowerCase());
	if (isShipped || (await isNameTaken(trx, name, exceptKey)))
		throw new Refused('commitment_type_exists', exceptKey === null ? 'name' : 'nameDanish');
}

/**
 * Writes the proposal, and the draft that waits for it: a new one, or the one named, which keeps what it says besides number
 * and title.
 * @returns the draft's slug
 * @throws 404, Refused `commitment_types_wait`, `commitment_type_exists`, `wording_unread`, `commitment_not_a_draft`
 */
export async function proposeType(
	db: Database,
	actor: Actor,
	organisationId: number,
	input: ProposeTypeInput,
): Promise<string> {
	if (!mayDraft(actor, organisationId)) notFound();
	return actingOnce(db, actor, input.submission, async (trx) => {
		const draft = input.draft ? await lockDraft(trx, actor, input.draft) : null;
		if (draft && (draft.authorId ?? draft.organisationId) !== organisationId) notFound();
		if ((await countWaitingOf(trx, organisationId)) >= mostWaitingOfOne)
			throw new Refused('commitment_types_wait');
		await refuseTaken(trx, input.name, null);
		const texts: TypeTexts = {
			name: { da: input.name },
			question: { da: withLocale('da', () => questionFrom(input.unitOther)) },
			help: { da: input.help },
			unitOne: { da: input.unitOne },
			unitOther: { da: input.unitOther },
			symbol: null,
		};
		refuseUnreadWording(wordsOfType(texts), input.wordingRead);
		const row = {
			key: `added-${randomCode(10)}`,
			state: 'proposed' as const,
			goal: input.goal,
			defaultTarget: 1,
			confirms: 'municipality' as const,
			organisationId,
		};
		const by = { proposedBy: actor.person?.id ?? null, proposedAt: now() };
		const id = await insertType(trx, { ...row, ...by }, texts);
		await recordType(trx, actor, 'commitment_type.proposed', { id, organisationId }, { key: row.key });
		const type = typeFrom({ ...row, ...texts });
		if (!draft) return beginDraftOf(trx, actor, organisationId, { type, partnership: input.partnership });
		await bringType(trx, draft, type);
		return draft.slug;
	});
}
