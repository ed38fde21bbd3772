import { seatDocumentAnswer } from '#lib/networks/documents/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { secret, document }, locals: { db } }) =>
	seatDocumentAnswer(db, secret, found(idIn(document)));
