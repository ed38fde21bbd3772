import type { Actor } from '#lib/accounts/actor.ts';
import type { Box } from '#lib/geography/view.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import * as queries from '#lib/municipality/coverage/layer-queries.server.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

/** What the municipality itself puts on the map; the other layers are those of `Oplev`. */
export const ownLayers = ['commitments', 'partners'] as const;
export type OwnLayer = (typeof ownLayers)[number];

const mostThings = 100;

const thingOf = (layer: OwnLayer, { sector, title, note, slug }: queries.LayerThing) => ({
	sector,
	title,
	note: layer === 'partners' ? note : m.coverage_due({ date: formatDate(note) }),
	href: href(layer === 'partners' ? `/partners/${slug}` : `/commitments/${slug}`),
});

/** How many lie at each point, by sector. 404 outside the municipality. */
export async function layerPoints(db: Database, actor: Actor, layer: OwnLayer, now: Date) {
	mustOversee(actor);
	const today = copenhagenDate(now);
	const points = await figure(`layer ${layer} ${today}`, () =>
		layer === 'partners' ? queries.partnerPoints(db) : queries.promisePoints(db, today),
	);
	const type = layer === 'partners' ? ('partner' as const) : ('commitment' as const);
	return points.map((point) => ({ ...point, type }));
}

/** These with their words, by their ids. */
export async function layerThings(
	db: Database,
	actor: Actor,
	layer: OwnLayer,
	ids: readonly number[],
	now: Date,
) {
	mustOversee(actor);
	const rows = await (layer === 'partners'
		? queries.partnersNamed(db, ids)
		: queries.promisesNamed(db, copenhagenDate(now), ids));
	return new Map(rows.map((row) => [row.id, thingOf(layer, row)]));
}

/** What lies in a place, a hundred at most. */
export async function layerWithin(db: Database, actor: Actor, layer: OwnLayer, within: Box, now: Date) {
	mustOversee(actor);
	const limit = mostThings + 1;
	const rows = await (layer === 'partners'
		? queries.partnersWithin(db, within, limit)
		: queries.promisesWithin(db, copenhagenDate(now), within, limit));
	return {
		things: rows.slice(0, mostThings).map((row) => thingOf(layer, row)),
		cut: rows.length > mostThings,
	};
}
