import { growthCsv } from '#lib/municipality/network/files.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { networkGrowth } from '#lib/municipality/network/network.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) =>
	publicCsvFile(
		m.network_growth_file(),
		growthCsv(await networkGrowth(db, readNetworkFilter(url.searchParams))),
	);
