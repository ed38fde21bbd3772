import { filterPath, readFilter } from '#lib/explore/filter.ts';
import { firstDays } from '#lib/explore/sheet/week-sheet.ts';
import { partnerAsked } from '#lib/explore/readers.server.ts';
import { weekSheet } from '#lib/explore/sheet/week-sheet.server.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { dayIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = {
		...readFilter(url.searchParams),
		kind: 'events' as const,
		when: 'any' as const,
		day: null,
	};
	const today = copenhagenDate(now());
	const asked = dayIn(url.searchParams.get('from'));
	const firstDay = asked && asked > today ? asked : today;
	const list = webAddress(filterPath(filter));
	const [sheet, partner] = await Promise.all([
		weekSheet(db, filter, firstDay, now()),
		partnerAsked(db, filter),
	]);
	return {
		filter,
		partner,
		sheet,
		firstDays: firstDays(today, firstDay),
		today: now(),
		list,
		qr: qrPath(list),
	};
};
