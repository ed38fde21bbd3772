/** The municipality's own words of a mail. */
import { shippedWords } from '#lib/accounts/letters/wording/kinds.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** @param given what the words were written over, where that is no longer what the site says */
export async function ownWording(
	db: Database,
	changedBy: number,
	{ key, locale, words, shipped }: { key: string; locale: Locale; words: string; shipped?: string },
): Promise<void> {
	const row = {
		words,
		shipped: shipped ?? shippedWords(key, locale) ?? '',
		changedBy,
		changedAt: new Date(),
	};
	await db
		.insertInto('mailWording')
		.values({ key, locale, ...row })
		.onConflict((conflict) => conflict.columns(['key', 'locale']).doUpdateSet(row))
		.execute();
}
