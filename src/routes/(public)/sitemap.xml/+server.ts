import { sitemapIndex } from '#lib/explore/sitemap/sitemap.server.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db } }) =>
	new Response(await sitemapIndex(db, env().ORIGIN), {
		headers: { 'content-type': 'application/xml; charset=utf-8' },
	});
