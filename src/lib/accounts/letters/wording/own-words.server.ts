import { isInForce, type Wording } from '#lib/accounts/letters/wording/wording.server.ts';

/** The words that are in force, by the names of their fields. */
export const ownWords = (rows: readonly Wording[]): ReadonlyMap<string, string> =>
	new Map(rows.filter(isInForce).map(({ key, locale, words }) => [`${key}-${locale}`, words]));
