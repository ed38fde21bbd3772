import { boardsCsv } from '#lib/guide/boards/file.server.ts';
import { seatFigures } from '#lib/guide/boards/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db } }) => {
	const { counted, promised } = await seatFigures(db);
	return publicCsvFile(slugify(m.board_title()), boardsCsv(counted, promised));
};
