/** SQL that writes the draft of a period of the policy, and publishes it. What of it may no longer be written is held by the database (migration 0117). */
import { sql } from 'kysely';
import type { PolicyDocument } from '#lib/followup/policy-edition/document.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** @returns null where one is being written */
export async function insertDraft(
	trx: Transaction,
	{ document, ...draft }: { number: number; document: PolicyDocument; draftedBy: number; createdAt: Date },
): Promise<number | null> {
	const row = await trx
		.insertInto('policyEditionDraft')
		.values({ ...draft, document: JSON.stringify(document) })
		.onConflict((conflict) => conflict.column('number').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id ?? null;
}

export const setDocument = (trx: Transaction, id: number, document: PolicyDocument) =>
	trx
		.updateTable('policyEditionDraft')
		.set({ document: JSON.stringify(document), revision: sql`revision + 1` })
		.where('id', '=', id)
		.execute();

export const updateDraft = (
	trx: Transaction,
	id: number,
	row: { sentAt: Date | null; returnedReason: string | null },
) => trx.updateTable('policyEditionDraft').set(row).where('id', '=', id).execute();

export const deleteDraft = (trx: Transaction, id: number) =>
	trx.deleteFrom('policyEditionDraft').where('id', '=', id).execute();

export async function insertEdition(
	trx: Transaction,
	document: PolicyDocument,
	by: { draftedBy: number; approvedBy: number; publishedAt: Date },
): Promise<number> {
	const { key, period } = document;
	const { id } = await trx
		.insertInto('policyEdition')
		.values({
			...{ ...by, key, startsOn: period.start, endsOn: period.end },
			document: JSON.stringify(document),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}
