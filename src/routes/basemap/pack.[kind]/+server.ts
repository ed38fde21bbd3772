import { servePack, siteBasemap } from '#lib/geography/basemap/basemap-pack.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, request }) => {
	const basemap = siteBasemap();
	return found(basemap && (await servePack(basemap, params.kind, request)));
};
