import { documentResponse } from '#lib/partnerships/documents.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	if (!/^\d{1,9}$/.test(params.document)) notFound();
	return documentResponse(db, actor, params.organisation, params.partnership, Number(params.document));
};
