import { publicSource } from '#lib/followup/report/readers.server.ts';
import { fileAnswer } from '#lib/impact/answers.server.ts';
import { csvHeaders } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

/** The bytes of the cut: the same at every request, for ever. */
export const GET: RequestHandler = async ({ request, params, locals: { db } }) => {
	const { year, key, content, checksum } = await publicSource(db, params.report, params.source);
	const headers = {
		...csvHeaders(`${year}-${key}`),
		'cache-control': 'public, max-age=300, must-revalidate',
	};
	return fileAnswer(request, { etag: `"${checksum}"`, headers }, () => content);
};
