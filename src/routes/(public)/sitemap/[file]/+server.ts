import { sitemapBlock } from '#lib/explore/sitemap/sitemap.server.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db } }) =>
	new Response(await sitemapBlock(db, params.file, now(), env().ORIGIN), {
		headers: { 'content-type': 'application/xml; charset=utf-8' },
	});
