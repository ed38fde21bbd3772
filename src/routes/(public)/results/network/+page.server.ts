import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { publicNetwork } from '#lib/municipality/network/network.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

const pageLength = 12;

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	publicNetwork(db, readNetworkFilter(url.searchParams), {
		after: url.searchParams.get('after'),
		limit: pageLength,
		now: now(),
	});
