/** What of a district's offers fits both sides of a sheet of paper. */
import type { BenefitReach } from '#lib/benefits/benefit.ts';

export interface OnPaper<T> {
	/** What is had at a place or in some districts. */
	here: T[];
	/** What is had wherever one lives. */
	everywhere: T[];
	/** Those for which there was no room. */
	more: number;
}

/** As many as two columns of two A4 pages hold at arm's length, each with all its lines full and a code beside it. */
export const mostOnPaper = 12;

/**
 * @param benefits newest first
 * @param count how many there are in all
 */
export function byReach<T extends { reach: BenefitReach }>(
	benefits: readonly T[],
	count: number,
	lines = mostOnPaper,
): OnPaper<T> {
	const at = (reach: BenefitReach) => benefits.filter((benefit) => benefit.reach === reach);
	const here = [...at('place'), ...at('districts')].slice(0, lines);
	const everywhere = at('city').slice(0, lines - here.length);
	return { here, everywhere, more: Math.max(0, count - here.length - everywhere.length) };
}
