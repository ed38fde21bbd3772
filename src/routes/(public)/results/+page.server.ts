import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { shownTotals } from '#lib/commitments/readers.server.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const district = findDistrict(url.searchParams.get('district') ?? '') ?? null;
	const scope = district ? { district: district.nr } : {};
	const [results, totals] = await Promise.all([
		publicResults(db, district?.nr ?? null),
		shownTotals(db, scope),
	]);
	return { ...results, totals, district: district && { slug: district.slug, name: district.name } };
};
