import { outlineSvg } from '#lib/geography/outline/outline-svg.ts';
import type { RequestHandler } from './$types';

const image = outlineSvg();

export const GET: RequestHandler = () =>
	new Response(image, {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'cache-control': 'public, max-age=86400',
			// Maps on other sites stand on it.
			'cross-origin-resource-policy': 'cross-origin',
		},
	});
