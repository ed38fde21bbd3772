import { wheelCsv } from '#lib/followup/wheel/file.server.ts';
import { publicWheel } from '#lib/followup/wheel/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, url }) => {
	const { year, entries } = await publicWheel(db, url.searchParams.get('year'));
	return publicCsvFile(m.wheel_file({ year: String(year) }), wheelCsv(entries));
};
