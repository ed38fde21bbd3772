import { fileAnswer } from '#lib/guide/welcome/films/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

/** In parts, as players ask for it. */
export const GET: RequestHandler = ({ params: { film }, request, locals: { db, actor } }) =>
	fileAnswer(db, actor, { id: found(idIn(film)), kind: 'film' }, request.headers);
