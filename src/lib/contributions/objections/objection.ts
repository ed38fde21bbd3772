/** An objection to a contribution: somebody of the other side, or the municipality, says that it is wrong. */
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';

/** stands: the contribution was right; rejected: it no longer counts; corrected: a new one took its place. */
export const objectionResolutions = ['stands', 'rejected', 'corrected', 'withdrawn'] as const;
export type ObjectionResolution = (typeof objectionResolutions)[number];

export interface Objection {
	id: number;
	contributionId: number;
	/** Null: the municipality, acting as itself. */
	organisation: NamedOrganisation | null;
	personId: number | null;
	reason: string;
	raisedAt: string;
	/** What the reporting side says to it. */
	answer: string | null;
	answeredAt: string | null;
	/** Null while it is open. */
	resolution: ObjectionResolution | null;
	resolutionNote: string;
	resolvedAt: string | null;
	/** Settled once before: when it was opened again, and why. */
	reopenedAt: string | null;
	reopenedWhy: string | null;
}

/**
 * Whether what was settled last can be opened again: what the municipality decided, while the figure stands as the decision left it. What
 * was corrected has a new figure, and what was taken back is raised anew.
 */
export const canReopen = (
	last: Pick<Objection, 'resolution'> | undefined,
	{ counts }: { counts: boolean },
): boolean => (last?.resolution === 'stands' && counts) || (last?.resolution === 'rejected' && !counts);
