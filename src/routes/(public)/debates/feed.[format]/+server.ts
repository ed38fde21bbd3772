import { readDebateFilter } from '#lib/dialogue/debates/list.ts';
import { debatesFeed } from '#lib/dialogue/feeds/feeds.server.ts';
import { isNewsFormat } from '#lib/feeds/news-formats.ts';
import { env } from '#lib/platform/env.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { format }, url, locals: { db } }) =>
	isNewsFormat(format)
		? debatesFeed(db, readDebateFilter(url.searchParams), format, env().ORIGIN)
		: notFound();
