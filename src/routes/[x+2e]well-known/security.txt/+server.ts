import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import { securityTxt } from '../../../robots.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => {
	const { ORIGIN, SECURITY_CONTACT } = env();
	return new Response(securityTxt({ origin: ORIGIN, contact: SECURITY_CONTACT, now: now() }), {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
	});
};
