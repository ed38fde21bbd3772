import { answerDescriptor } from '#lib/explore/data-package/answering.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request, locals: { db } }) => answerDescriptor(db, request);
