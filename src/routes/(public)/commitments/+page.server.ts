import { mostInFile } from '#lib/commitments/list/file.server.ts';
import { readFilter } from '#lib/commitments/list/list.ts';
import { publicList } from '#lib/commitments/list/public-readers.server.ts';
import { shownTotals } from '#lib/commitments/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = readFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const [list, totals] = await Promise.all([publicList(db, filter, after), shownTotals(db)]);
	return { filter, ...list, totals, mostInFile };
};
