/** SQL that writes drafts of the charter, versions made of them, and who was asked to sign. */
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** @returns null where another draft of that version is being written */
export async function insertDraft(
	trx: Transaction,
	draft: { number: number; texts: TextByLanguage; draftedBy: number; createdAt: Date },
): Promise<number | null> {
	const row = await trx
		.insertInto('charterDraft')
		.values({ ...draft, texts: JSON.stringify(draft.texts) })
		.onConflict((conflict) => conflict.column('number').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id ?? null;
}

export const setTexts = (trx: Transaction, id: number, texts: TextByLanguage) =>
	trx
		.updateTable('charterDraft')
		.set({ texts: JSON.stringify(texts) })
		.where('id', '=', id)
		.execute();

export const updateDraft = (
	trx: Transaction,
	id: number,
	row: { takesEffectOn?: string; sentAt?: Date | null; returnedReason?: string | null },
) => trx.updateTable('charterDraft').set(row).where('id', '=', id).execute();

export const deleteDraft = (trx: Transaction, id: number) =>
	trx.deleteFrom('charterDraft').where('id', '=', id).execute();

export async function insertVersion(
	trx: Transaction,
	version: {
		number: number;
		texts: TextByLanguage;
		hash: string;
		publishedAt: Date;
		takesEffectOn: string;
		draftedBy: number;
		approvedBy: number;
	},
): Promise<number> {
	const { id } = await trx
		.insertInto('charterVersion')
		.values({ ...version, texts: JSON.stringify(version.texts) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** @returns false where they were asked before */
export async function insertAsk(
	trx: Transaction,
	row: { charterVersionId: number; organisationId: number; askedAt: Date; askedBy: number },
): Promise<boolean> {
	const added = await trx
		.insertInto('charterAsk')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('organisationId')
		.executeTakeFirst();
	return added !== undefined;
}
