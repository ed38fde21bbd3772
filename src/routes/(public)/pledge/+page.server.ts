import { pledgeNumbers } from '#lib/pledge/readers.server.ts';
import { wallStones } from '#lib/pledge/wall.server.ts';
import type { PageServerLoad } from './$types';
import { readQuery } from '#lib/pledge/wall-filter.ts';

const pageLength = 48;
const fewWithdrawn = 6;

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const query = readQuery(url.searchParams);
	const [numbers, wall] = await Promise.all([
		pledgeNumbers(db),
		wallStones(db, { ...query, after: url.searchParams.get('after'), limit: pageLength }),
	]);
	const withdrawn =
		wall.first && !query.withdrawn
			? await wallStones(db, { ...query, withdrawn: true, limit: fewWithdrawn })
			: null;
	return {
		query,
		numbers,
		wall,
		withdrawn,
	};
};
