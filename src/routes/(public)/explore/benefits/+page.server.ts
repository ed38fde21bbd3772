import { filterPath, nothingAsked, readFilter } from '#lib/explore/filter.ts';
import { partnerAsked } from '#lib/explore/readers.server.ts';
import { benefitSheet } from '#lib/explore/sheet/benefit-sheet.server.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const { text, districts, partner: by, free, near, place } = readFilter(url.searchParams);
	const asked = { text, districts, partner: by, free, near, place };
	// What is asked of events alone is left out.
	const filter = { ...nothingAsked, ...asked, kind: 'benefits' as const };
	const list = webAddress(filterPath(filter));
	const [sheet, partner] = await Promise.all([benefitSheet(db, filter, now()), partnerAsked(db, filter)]);
	const codes = Object.fromEntries(
		[...sheet.here, ...sheet.everywhere].map(({ id, slug }) => [id, qrPath(webAddress(`/benefits/${slug}`))]),
	);
	return { filter, partner, sheet, today: now(), list, codes, qr: qrPath(list) };
};
