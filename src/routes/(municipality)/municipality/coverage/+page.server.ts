import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { nothingAsked } from '#lib/explore/filter.ts';
import { howMuchFitsByDistrict } from '#lib/explore/readers.server.ts';
import { shownBasemap } from '#lib/geography/basemap/basemap-pack.server.ts';
import { readCoverageFilter, type Layer } from '#lib/municipality/coverage/coverage-filter.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

const explored = { events: true, opportunities: true, benefits: true } as const;
const isExplored = (layer: Layer): layer is keyof typeof explored => Object.hasOwn(explored, layer);

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { db, actor } = locals;
	const filter = readCoverageFilter(url.searchParams);
	const { layer } = filter;
	const [found, listed] = await Promise.all([
		whereToAct(db, actor, filter, now()),
		isExplored(layer) ? howMuchFitsByDistrict(db, { ...nothingAsked, kind: layer }, now()) : null,
	]);
	const counts = layer === 'partners' || layer === 'commitments' ? found[layer] : listed;
	return { filter, ...found, counts, basemap: shownBasemap() };
};
