import { captionsAnswer } from '#lib/guide/welcome/films/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { film }, locals: { db, actor } }) =>
	captionsAnswer(db, actor, found(idIn(film)));
