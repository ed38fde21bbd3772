import { countKinds, listPartners, listPoints, mostPoints } from '#lib/organisations/readers.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { readDirectoryFilter } from '#lib/organisations/directory/directory.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

/** Up to this many, each point on the map is a link of its own. */
const mostLinks = 40;

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = readDirectoryFilter(url.searchParams);
	const [after, before] = [url.searchParams.get('after'), url.searchParams.get('before')];
	const [{ rows, next, previous }, kinds, points] = await Promise.all([
		listPartners(db, filter, { after, before }),
		figure(`partners by kind ${JSON.stringify(filter)}`, () => countKinds(db, filter)),
		figure(`partners' points ${copenhagenDate(now())} ${JSON.stringify(filter)}`, () =>
			listPoints(db, filter),
		),
	]);
	const everybody = Object.values(kinds).reduce((sum, count) => sum + count, 0);
	return {
		filter,
		partners: rows,
		kinds,
		everybody,
		found: filter.kind ? kinds[filter.kind] : everybody,
		next,
		previous,
		points: points.map(({ slug, name, kind, inactive, lat, lng }) => ({
			slug: points.length <= mostLinks ? slug : undefined,
			name,
			kind,
			inactive,
			lat,
			lng,
		})),
		mapIsCut: points.length === mostPoints,
	};
};
