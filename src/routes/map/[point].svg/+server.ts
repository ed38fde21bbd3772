import { error } from '@sveltejs/kit';
import { aroundSvg } from '#lib/geography/streets/around-svg.ts';
import { isOnMap } from '#lib/geography/projection.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
	const [, lat, lng] = /^(\d\d\.\d{4}),(\d\d\.\d{4})$/.exec(params.point) ?? [];
	const door = { lat: Number(lat), lng: Number(lng) };
	if (!isOnMap(door)) error(404);
	return new Response(aroundSvg(door), {
		headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' },
	});
};
