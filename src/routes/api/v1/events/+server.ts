import { json } from '@sveltejs/kit';
import { eventList } from '#lib/explore/api.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

const mostAtOnce = 100;

export const GET: RequestHandler = async ({ url, locals: { db } }) => {
	const limit = Math.min(mostAtOnce, idIn(url.searchParams.get('limit')) ?? 20);
	return json(
		await eventList(db, readFilter(url.searchParams), {
			after: url.searchParams.get('after'),
			limit,
			now: now(),
			origin: env().ORIGIN,
		}),
		{ headers: { 'access-control-allow-origin': '*' } },
	);
};
