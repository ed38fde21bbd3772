import { answerFile } from '#lib/explore/data-package/answering.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { list }, request, locals: { db } }) =>
	answerFile(db, request, list);
