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
}
