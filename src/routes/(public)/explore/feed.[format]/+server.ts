import { feedOf } from '#lib/explore/feeds/feeds.server.ts';
import { isFeedFormat } from '#lib/explore/feeds/formats.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { now } from '#lib/platform/clock.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params: { format }, url, locals: { db } }) =>
	isFeedFormat(format)
		? feedOf(db, readFilter(url.searchParams), format, {
				now: now(),
				origin: env().ORIGIN,
				sender: senderAddress(),
			})
		: notFound();
