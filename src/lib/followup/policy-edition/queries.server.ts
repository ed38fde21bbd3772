/** SQL of the periods of the policy that were published here, and of the draft of the next. */
import type { PolicyDocument } from '#lib/followup/policy-edition/document.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { JsonObject } from '#lib/platform/database/tables.ts';

export interface Draft {
	id: number;
	document: PolicyDocument;
	revision: number;
	draftedById: number;
	drafterName: string;
	createdAt: Date;
	sentAt: Date | null;
	returnedReason: string | null;
}

const drafts = (db: Handle) =>
	db
		.selectFrom('policyEditionDraft as d')
		.innerJoin('person as p', 'p.id', 'd.draftedBy')
		.select(['d.id', 'd.revision', 'd.createdAt', 'd.sentAt', 'd.returnedReason'])
		.select(['d.draftedBy as draftedById', 'p.name as drafterName'])
		.select('d.document')
		.orderBy('d.number', 'desc')
		.limit(1);

/** As the parts' schemas wrote it. */
const withDocument = <R extends { document: JsonObject }>(row: R) => ({
	...row,
	document: row.document as unknown as PolicyDocument,
});

export async function findDraft(db: Handle): Promise<Draft | undefined> {
	const row = await drafts(db).executeTakeFirst();
	return row && withDocument(row);
}

/** Held until the transaction ends. */
export async function lockDraft(trx: Transaction): Promise<Draft | undefined> {
	const row = await drafts(trx).forUpdate('d').executeTakeFirst();
	return row && withDocument(row);
}

/** Whole, the oldest first; there is one every few years. */
export async function publishedDocuments(db: Handle): Promise<PolicyDocument[]> {
	const rows = await db
		.selectFrom('policyEdition')
		.select('document')
		.orderBy('startsOn')
		.limit(50)
		.execute();
	return rows.map((row) => withDocument(row).document);
}

/** Who wrote and who approved each. */
export const publishers = (db: Handle) =>
	db
		.selectFrom('policyEdition as e')
		.innerJoin('person as drafter', 'drafter.id', 'e.draftedBy')
		.innerJoin('person as approver', 'approver.id', 'e.approvedBy')
		.select(['e.key', 'e.publishedAt', 'drafter.name as drafter', 'approver.name as approver'])
		.orderBy('e.startsOn')
		.limit(50)
		.execute();
