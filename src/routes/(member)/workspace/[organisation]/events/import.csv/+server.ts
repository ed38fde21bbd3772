import { importTemplate } from '#lib/importing/template.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) =>
	csvFile(m.import_table_file(), await importTemplate(db, actor, params.organisation));
