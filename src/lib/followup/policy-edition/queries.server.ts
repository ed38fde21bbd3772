/** SQL of the periods of the policy that were published here, and of the draft of the next. */
import type { PolicyDocument } from '#lib/followup/policy-edition/document.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

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
		.select((eb) => eb.ref('d.document').$castTo<PolicyDocument>().as('document'))
		.limit(1);

export const findDraft = (db: Handle): Promise<Draft | undefined> => drafts(db).executeTakeFirst();

/** Held until the transaction ends. */
export const lockDraft = (trx: Transaction): Promise<Draft | undefined> =>
	drafts(trx).forUpdate('d').executeTakeFirst();

/** Whole, the oldest first; there is one every few years. */
export const publishedDocuments = async (db: Handle): Promise<PolicyDocument[]> =>
	(
		await db
			.selectFrom('policyEdition')
			.select((eb) => eb.ref('document').$castTo<PolicyDocument>().as('document'))
			.orderBy('startsOn')
			.limit(50)
			.execute()
	).map(({ document }) => document);

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
