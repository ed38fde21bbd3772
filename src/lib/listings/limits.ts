/** How much an organisation may put before the public: things in a day, and links in the words of one (decision 0075). */
import { proseOf } from '#lib/platform/text/prose.ts';

/** Who has been approved, or let in again, for less than this is new. */
export const newPartnerDays = 30;

export interface LinkLimits {
	/** In the words of one listing. */
	LINKS_OF_NEW_PARTNERS: number;
	LINKS_PER_LISTING: number;
}

/** As many as its page would show: what a reader cannot press is none. */
export const linksIn = (texts: readonly string[]): number =>
	texts.flatMap((text) => proseOf(text).flat(2)).filter(({ href }) => href !== undefined).length;

export const isNewPartner = ({ stateChangedAt }: { stateChangedAt: Date }, at: Date): boolean =>
	at.getTime() - stateChangedAt.getTime() < newPartnerDays * 86_400_000;

/** How many there are, and may be, where there are too many; null else. What stood before may stay. */
export function tooManyLinks(
	{ texts, before }: { texts: readonly string[]; before: readonly string[] },
	isNew: boolean,
	limits: LinkLimits,
): { count: number; most: number } | null {
	const count = linksIn(texts);
	const most = isNew ? limits.LINKS_OF_NEW_PARTNERS : limits.LINKS_PER_LISTING;
	return count > most && count > linksIn(before) ? { count, most } : null;
}
