import { outlineSvg } from '#lib/geography/outline-svg.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(outlineSvg(), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
	});
