import { json } from '@sveltejs/kit';
import { readFilter } from '#lib/explore/filter.ts';
import { mapMarks, mapThings } from '#lib/explore/map/map.server.ts';
import { readBox, readView } from '#lib/geography/view.ts';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

/** The marks of a `view`, or what stands within a box. */
export const GET: RequestHandler = async ({ url: { searchParams }, locals: { db } }) => {
	const filter = readFilter(searchParams);
	const within = readBox(searchParams.get('within'));
	return json(
		within
			? await mapThings(db, filter, within, now())
			: await mapMarks(db, filter, readView(searchParams.get('view')), now()),
	);
};
