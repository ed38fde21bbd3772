/** What the form for one place is filled with: the map below, and an address that was searched for without JavaScript. */
import { shownBasemap } from '#lib/geography/basemap/basemap-pack.server.ts';
import { suggestAddresses } from '#lib/geography/addresses/address-search.server.ts';
import { countIn, wordsIn } from '#lib/platform/addresses/address-values.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export async function siteForm(db: Database, search: URLSearchParams) {
	const text = wordsIn(search.get('q'), 200);
	const found = text ? await suggestAddresses(db, text) : null;
	const chosen = countIn(search.get('chosen'));
	return {
		basemap: shownBasemap(),
		search: { text, found, chosen: (chosen === undefined ? undefined : found?.[chosen]) ?? null },
	};
}
