import { servePack } from '#lib/geography/basemap/basemap-pack.server.ts';
import { parseBasemap } from '#lib/geography/basemap/basemap.ts';
import { env } from '#lib/platform/env.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, request }) => {
	const basemap = parseBasemap(env().BASEMAP);
	return found(basemap && (await servePack(basemap, params.kind, request)));
};
