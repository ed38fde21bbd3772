import { documentResponse } from '#lib/partnerships/log/documents.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	return documentResponse(db, actor, params.organisation, params.partnership, found(idIn(params.document)));
};
