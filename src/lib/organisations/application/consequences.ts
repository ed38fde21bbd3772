/** What the rooms do, in the transaction of the municipality's decision, about what the organisation has put up. */
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** A partner is put on hold, taken back or let go. */
export const haltingOutcomes = ['suspended', 'reinstated', 'closed'] as const;
export type HaltingOutcome = (typeof haltingOutcomes)[number];

export interface Halting {
	organisationId: number;
	outcome: HaltingOutcome;
	/** What those read who counted on it; the municipality's reason is between it and the organisation. */
	message: string | null;
}

/** The organisation stands in its new state, and is held until the transaction ends. */
export type Consequence = (trx: Transaction, halting: Halting) => Promise<void>;
