import { json } from '@sveltejs/kit';
import { readFilter } from '#lib/explore/filter.ts';
import { mapPoints } from '#lib/explore/map.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) =>
	json(await mapPoints(db, readFilter(url.searchParams), now()));
