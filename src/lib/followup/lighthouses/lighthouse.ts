/**
 * The policy's lighthouse projects: one for each focus area, by the keys of its edition. Who takes part is who has promised
 * something that the project leans on: nobody is named who has not said yes.
 */
import type { CommitmentWithHealth } from '#lib/commitments/health.ts';

export type Taking = CommitmentWithHealth['parties'][number];

/** Those behind the promises that a project leans on and that still stand, each once, by name. */
export function partnersOf(
	commitments: readonly Pick<CommitmentWithHealth, 'parties' | 'state'>[],
): Taking[] {
	const standing = commitments.filter(({ state }) => state !== 'withdrawn' && state !== 'replaced');
	const each = new Map(standing.flatMap(({ parties }) => parties.map((party) => [party.id, party])));
	return [...each.values()]
		.filter(({ shown }) => shown)
		.toSorted((one, other) => one.name.localeCompare(other.name, 'da'));
}

/** Bounds, so that the lists of a project need no pages. */
export const mostSteps = 40;
export const mostResults = 40;

export const lighthousesPath = '/results/lighthouses';
export const lighthousesDesk = '/municipality/followup/lighthouses';
