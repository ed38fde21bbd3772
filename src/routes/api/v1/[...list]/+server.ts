import { answerList } from '#lib/explore/api/api.server.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, url, locals: { db } }) =>
	answerList(db, params.list, url.searchParams, { now: now(), origin: env().ORIGIN });
