import { redirect } from '@sveltejs/kit';
import { howMuchFits, partnerAsked } from '#lib/explore/readers.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { filterPath, readFilter } from '#lib/explore/filter.ts';
import { nothingFound } from '#lib/explore/nothing-found.server.ts';
import { findPlace } from '#lib/explore/places.server.ts';
import { hasPassed } from '#lib/explore/span.ts';
import { shownBasemap } from '#lib/geography/basemap/basemap-pack.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { alsoFound } from '#lib/guide/found/also-found.server.ts';
import { languageName, languages } from '#lib/i18n/languages.ts';
import { href } from '#lib/i18n/urls.ts';
import { wordsIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { editionsOffered, goalBySlug, localised } from '#lib/policy/edition.ts';
import type { PageServerLoad } from './$types';

const pageLength = 20;

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = readFilter(url.searchParams);
	if (filter.day && hasPassed(filter.day, now())) redirect(303, href(filterPath({ ...filter, day: null })));
	// What is typed goes before what was found for the one before it.
	const typedPlace = wordsIn(url.searchParams.get('where')) || (filter.near ? '' : filter.place);
	const place = typedPlace ? await findPlace(db, { ...filter, place: typedPlace }) : null;
	if (place !== null && typeof place === 'object' && 'filter' in place)
		redirect(303, href(filterPath(place.filter)));

	const after = url.searchParams.get('after');
	const [page, count, partner, also] = await Promise.all([
		explore(db, filter, { after, limit: pageLength, now: now() }),
		howMuchFits(db, filter, now()),
		partnerAsked(db, filter),
		after === null ? alsoFound(db, filter.text) : [],
	]);
	const goal = goalBySlug(filter.area);
	return {
		filter,
		page,
		count,
		partner,
		also,
		nothing: count === 0 ? await nothingFound(db, filter, partner, now()) : null,
		placeNotHere: place,
		typedPlace,
		today: now(),
		firstDay: copenhagenDate(now()),
		languages: languages.map(({ code }) => ({ value: code, label: languageName(code) })),
		areas: [
			...editionsOffered([filter.area]).flatMap(({ focusAreas }) => focusAreas),
			...(goal ? [goal] : []),
		].map(({ slug, shortName }) => ({ value: slug, label: localised(shortName) })),
		basemap: shownBasemap(),
	};
};
