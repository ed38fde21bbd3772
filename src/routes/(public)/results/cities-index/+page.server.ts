import { citiesPage } from '#lib/followup/cities-index/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => ({
	index: await citiesPage(db, {
		year: url.searchParams.get('year'),
		cities: url.searchParams.getAll('city').slice(0, 20),
	}),
});
