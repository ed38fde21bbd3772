/** Who works with whom: as the municipality looks at it, and as everybody may. */
import type { Actor } from '#lib/accounts/actor.ts';
import { drawNetwork, type NetworkPartner, type NetworkTie } from '#lib/municipality/network/drawing.ts';
import { islandsOf, shareAcross } from '#lib/municipality/network/graph.ts';
import { yearOf, yearsUntil, type NetworkFilter } from '#lib/municipality/network/network-filter.ts';
import {
	filedTies,
	growthOf,
	partnersOf,
	tiedPartners,
	tiesOf,
} from '#lib/municipality/network/network-queries.server.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

const wide = { width: 1000, height: 640, most: 2000, named: 6 };
/** What a citizen can still follow with the eyes. */
const ofPublic = { width: 1000, height: 640, most: 120, named: 6 };
const small = { width: 440, height: 300, most: 60, named: 0 };
const mostBinders = 5;

/** What the network comes to, in figures that a person understands. */
function measuresOf(partners: readonly NetworkPartner[], ties: readonly NetworkTie[]) {
	const kinds = new Map(partners.map(({ id, kind }) => [id, kind]));
	const islands = islandsOf(ties);
	return {
		partners: partners.length,
		ties: ties.length,
		/** 0 to 1; null where there are no ties. */
		across: shareAcross(ties, (id) => kinds.get(id)),
		islands: islands.length,
		largest: islands[0]?.length ?? 0,
		binders: partners
			.filter(({ binding }) => binding > 0)
			.toSorted((a, b) => b.binding - a.binding || a.id - b.id)
			.slice(0, mostBinders)
			.map(({ slug, name, kind, binding }) => ({ slug, name, kind, binding })),
	};
}

const yearAsked = ({ year }: NetworkFilter, now: Date): number => year ?? yearOf(now);

/** The drawing and the measures are kept until a tie changes. */
const pictureOf = (
	db: Database,
	filter: NetworkFilter,
	year: number,
	box: Parameters<typeof drawNetwork>[2],
) =>
	figure(`network ${year} ${filter.kind} ${filter.district} ${box.most}`, async () => {
		const [partners, ties, growth] = await Promise.all([
			partnersOf(db, year, filter),
			tiesOf(db, year, filter),
			growthOf(db, filter),
		]);
		return {
			drawing: drawNetwork(partners, ties, box),
			measures: measuresOf(partners, ties),
			growth,
		};
	});

interface AskedPage {
	after: string | null;
	limit: number;
	now: Date;
}

async function networkPage(
	db: Database,
	filter: NetworkFilter,
	{ after, limit, now }: AskedPage,
	box: Parameters<typeof drawNetwork>[2],
) {
	const year = yearAsked(filter, now);
	const [picture, table] = await Promise.all([
		pictureOf(db, filter, year, box),
		tiedPartners(db, year, filter, { after, limit }),
	]);
	return { filter, year, years: yearsUntil(now), ...picture, table };
}

/** 404 for anybody outside the municipality. */
export function municipalNetwork(db: Database, actor: Actor, filter: NetworkFilter, asked: AskedPage) {
	mustOversee(actor);
	return networkPage(db, filter, asked, wide);
}

/** What everybody may see: what stands on partners' own pages, as one picture. */
export const publicNetwork = (db: Database, filter: NetworkFilter, asked: AskedPage) =>
	networkPage(db, filter, asked, ofPublic);

/** How it grew year by year, for a file. */
export const networkGrowth = (db: Database, filter: NetworkFilter) => growthOf(db, filter);

/** The same for the municipality. 404 for anybody outside it. */
export function municipalGrowth(db: Database, actor: Actor, filter: NetworkFilter) {
	mustOversee(actor);
	return networkGrowth(db, filter);
}

/** The best connected of this year, for the overview. */
export const networkInSmall = async (db: Database, now: Date) =>
	(await pictureOf(db, { year: null, kind: null, district: null }, yearOf(now), small)).drawing;

/** All of it, for a file. 404 for anybody outside the municipality. */
export async function networkFile(db: Database, actor: Actor, filter: NetworkFilter, now: Date) {
	mustOversee(actor);
	const year = yearAsked(filter, now);
	const [partners, ties] = await Promise.all([partnersOf(db, year, filter), filedTies(db, year, filter)]);
	return { year, partners, ties };
}
