import { indicatorPage } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { nothingAsked } from '#lib/commitments/list/list.ts';
import { publicList } from '#lib/commitments/list/public-readers.server.ts';
import { goalOf } from '#lib/policy/edition.ts';
import type { PageServerLoad } from './$types';

/** So many promises stand beside a figure by name; the list has them all. */
const named = 4;

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const page = await indicatorPage(db, params.indicator, url.searchParams.get('edition'));
	const aim = goalOf(page.indicator.goal)?.slug ?? null;
	const { commitments } = await publicList(db, { ...nothingAsked, aim, status: 'counted' }, null, named);
	return {
		...page,
		commitments: commitments.map(({ slug, title, parties }) => ({
			slug,
			title,
			who: parties.map(({ name }) => name).join(', '),
		})),
	};
};
