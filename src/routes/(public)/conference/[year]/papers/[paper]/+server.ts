import { paperAnswer } from '#lib/dialogue/conference/readers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { year, paper }, locals: { db, actor } }) =>
	paperAnswer(db, actor, year, paper);
