import { deskSource } from '#lib/followup/report/readers.server.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const { year, key, content } = await deskSource(db, actor, params.report, params.source);
	return csvFile(`${year}-${key}`, content);
};
