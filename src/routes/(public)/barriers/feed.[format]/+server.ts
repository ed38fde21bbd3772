import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { barriersFeed } from '#lib/dialogue/feeds/feeds.server.ts';
import { isNewsFormat } from '#lib/feeds/news-formats.ts';
import { env } from '#lib/platform/env.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { format }, url, locals: { db } }) =>
	isNewsFormat(format)
		? barriersFeed(db, readBarrierFilter(url.searchParams), format, env().ORIGIN)
		: notFound();
