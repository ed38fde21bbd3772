/** A doubt about a report: somebody of the other side, or the municipality, says that it is wrong. */
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';

/** stands: the report was right; rejected: it no longer counts; corrected: a new one took its place. */
export const contestResolutions = ['stands', 'rejected', 'corrected', 'withdrawn'] as const;
export type ContestResolution = (typeof contestResolutions)[number];

export interface Contest {
	id: number;
	contributionId: number;
	/** Null: the municipality, acting as itself. */
	organisation: NamedOrganisation | null;
	personId: number | null;
	reason: string;
	contestedAt: string;
	/** What the reporting side says to it. */
	answer: string | null;
	answeredAt: string | null;
	/** Null while it is open. */
	resolution: ContestResolution | null;
	resolutionNote: string;
	resolvedAt: string | null;
}
