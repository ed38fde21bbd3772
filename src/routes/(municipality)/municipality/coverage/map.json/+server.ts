import { json } from '@sveltejs/kit';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { wholeCity } from '#lib/explore/map/map.server.ts';
import { marksOfPoints } from '#lib/explore/map/own-points.ts';
import { readBox, readView } from '#lib/geography/view.ts';
import {
	layerPoints,
	layerThings,
	layerWithin,
	ownLayers,
} from '#lib/municipality/coverage/layer-map.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

/** The marks of a `view`, or what stands within a box, as `/explore/map.json` gives them. */
export const GET: RequestHandler = async ({ url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { db, actor } = locals;
	const asked = url.searchParams;
	const layer = ownLayers.find((one) => one === asked.get('layer')) ?? 'commitments';
	const within = readBox(asked.get('within'));
	if (within) return json(await layerWithin(db, actor, layer, within, now()));
	return json(
		await marksOfPoints(
			await layerPoints(db, actor, layer, now()),
			readView(asked.get('view')) ?? wholeCity,
			(ids) => layerThings(db, actor, layer, ids, now()),
		),
	);
};
