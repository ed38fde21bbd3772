import { redirect } from '@sveltejs/kit';
import { countThings } from '#lib/explore/readers.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { filterPath, nothingAsked, readFilter } from '#lib/explore/filter.ts';
import { findPlace } from '#lib/explore/places.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { basemapOf } from '#lib/geography/basemap/basemap.ts';
import { languageName, languages } from '#lib/i18n/languages.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { PageServerLoad } from './$types';

const pageLength = 20;

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = readFilter(url.searchParams);
	const place = filter.place && !filter.near ? await findPlace(db, filter.place, filter.text) : null;
	if (place && typeof place !== 'string') redirect(303, href(filterPath({ ...filter, ...place })));

	const [page, next30Days] = await Promise.all([
		explore(db, filter, { after: url.searchParams.get('after'), limit: pageLength, now: now() }),
		countThings(db, nothingAsked, spanOf('month', now())),
	]);
	return {
		filter,
		page,
		next30Days,
		notFound: typeof place === 'string' ? place : null,
		today: now(),
		languages: languages.map(({ code }) => ({ value: code, label: languageName(code) })),
		languageNames: Object.fromEntries(languages.map(({ code, ownName }) => [code, ownName])),
		areas: editionsOffered([filter.area])
			.flatMap(({ focusAreas }) => focusAreas)
			.map(({ slug, shortName }) => ({ value: slug, label: localised(shortName) })),
		basemap: basemapOf(env().BASEMAP),
	};
};
