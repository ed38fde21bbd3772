import type { EventKind } from '#lib/commitments/timeline/timeline.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface HappenedEvent {
	commitmentId: number;
	kind: EventKind;
	/** Who acted; null is the municipality. */
	organisationId: number | null;
	/** Now, where it is not said. */
	happenedAt?: Date;
	/** As the audit trail has it: the ids of a milestone, closing, proposal or amendment, and a milestone's `title`. */
	about?: Readonly<Record<string, unknown>>;
}

const idOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Writes what happened to commitments, in the transaction that makes it happen. */
export async function insertEvents(trx: Transaction, events: readonly HappenedEvent[]): Promise<void> {
	if (events.length === 0) return;
	const rows = events.map(({ about = {}, happenedAt, ...event }) => ({
		...event,
		...(happenedAt && { happenedAt }),
		// A milestone that is removed is gone when this is written.
		milestoneId: event.kind === 'milestone_removed' ? null : idOf(about.milestone),
		milestoneTitle: typeof about.title === 'string' ? about.title : null,
		closingId: idOf(about.closing),
		proposalId: idOf(about.proposal),
		amendmentId: idOf(about.amendment),
	}));
	await trx.insertInto('commitmentEvent').values(rows).execute();
}
