import { env } from '#lib/platform/env.server.ts';
import { robotsTxt } from '../../robots.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(robotsTxt(env().ORIGIN), {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
	});
