import type { Transaction } from '#lib/platform/database.server.ts';

export interface AuditFact {
	personId: number | null;
	organisationId?: number | null;
	/** Past tense, room first: `organisation.approved`. */
	verb: string;
	subjectKind: string;
	subjectId: number;
	/** Facts of the case, never personal data. */
	details?: Record<string, string | number | boolean | null>;
}

/** Writes who did what to what, in the transaction that does it. The table is append-only. */
export async function audit(trx: Transaction, fact: AuditFact): Promise<void> {
	await trx
		.insertInto('auditEntry')
		.values({ ...fact, details: JSON.stringify(fact.details ?? {}) })
		.execute();
}
