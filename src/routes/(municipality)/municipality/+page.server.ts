import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { dayList } from '#lib/casework/day/day.server.ts';
import { ownViews } from '#lib/casework/views/views.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { howManyFit, overview } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

/** Two columns of it stand before the overview. */
const dayLength = 10;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const all = url.searchParams.get('day') === 'all';
	const after = url.searchParams.get('after');
	const [city, day, views] = await Promise.all([
		overview(locals.db, locals.actor, now()),
		dayList(locals.db, locals.actor, { all, after, limit: dayLength }),
		ownViews(locals.db, locals.actor),
	]);
	const onDesk = views.filter(({ onDesk: shown }) => shown);
	const filters = onDesk.map(({ query }) => readPartnerFilter(new URLSearchParams(query)));
	const fit = await howManyFit(locals.db, locals.actor, filters);
	const counted = onDesk.map((view, index) => ({ ...view, count: fit[index] ?? 0 }));
	return { ...city, day, views: counted, today: copenhagenDate(now()) };
};
