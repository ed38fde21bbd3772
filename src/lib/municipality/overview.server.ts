import type { Actor } from '#lib/accounts/actor.ts';
import { leftOut, placeRows, totalsOfPlaces } from '#lib/commitments/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import {
	coverage,
	coverageCounts,
	editionsCovered,
	whiteSpots,
} from '#lib/municipality/coverage/coverage.ts';
import { networkInSmall } from '#lib/municipality/network/network.server.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import { partnerCounts, type PartnerCounts } from '#lib/municipality/partner-count-queries.server.ts';
import type { PartnerFilter } from '#lib/municipality/partner-filter.ts';
import {
	countFitting,
	countPartners,
	idsFitting,
	partnerOrder,
	partnerRows,
	whoToCall,
	type PartnerRow,
} from '#lib/municipality/queries.server.ts';
import { crossSectorShare } from '#lib/partnerships/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

const callsShown = 6;

/** Coverage, network and the next calls. 404 for anybody outside the municipality. */
export async function overview(db: Database, actor: Actor, now: Date) {
	mustOversee(actor);
	const today = copenhagenDate(now);
	const kept = <T>(name: string, ask: () => Promise<T>) => figure(`overview ${name} ${today}`, ask);
	const [places, left, partnerCount, network, crossShare, calls] = await Promise.all([
		kept('places', () => placeRows(db, today)),
		kept('left out', () => leftOut(db, {}, today)),
		countPartners(db),
		networkInSmall(db, now),
		kept('shared', () => crossSectorShare(db)),
		kept('calls', () => whoToCall(db, today, callsShown)),
	]);
	const counts = coverageCounts(places);
	const coverages = editionsCovered(counts).map((edition) => ({ edition, rows: coverage(counts, edition) }));
	return {
		coverages,
		spots: whiteSpots(coverages[0]?.rows ?? []),
		totals: { ...totalsOfPlaces(places, left), partners: partnerCount },
		network,
		crossShare,
		calls,
	};
}

/** One page of partners and where the next begins. `after` is what an earlier page gave as `next`. */
export async function partnerPage(
	db: Database,
	actor: Actor,
	filter: PartnerFilter,
	{ after, limit, now }: { after: string | null; limit: number; now: Date },
): Promise<{ partners: PartnerRow[]; next: string | null; first: boolean }> {
	mustOversee(actor);
	const order = partnerOrder(filter);
	const place = order.read({ after });
	const found = await partnerRows(db, filter, copenhagenDate(now), { place, limit: limit + 1 });
	const { rows, next, first } = order.cut<PartnerRow>(found, place, limit);
	return { partners: rows, next, first };
}

/** How many each choice would give. @throws 404 */
export async function partnerChoices(
	db: Database,
	actor: Actor,
	filter: PartnerFilter,
	aims: readonly string[],
): Promise<PartnerCounts> {
	mustOversee(actor);
	return partnerCounts(db, filter, aims);
}

/** How many each of these filters gives, in their order. @throws 404 */
export async function howManyFit(
	db: Database,
	actor: Actor,
	filters: readonly PartnerFilter[],
): Promise<number[]> {
	mustOversee(actor);
	return Promise.all(filters.map((filter) => countFitting(db, filter)));
}

/** The numbers of those that fit, at most `limit`. @throws 404 */
export async function whoFits(
	db: Database,
	actor: Actor,
	filter: PartnerFilter,
	limit: number,
): Promise<number[]> {
	mustOversee(actor);
	return idsFitting(db, filter, limit);
}

const mostInFile = 20_000;

/** All that fits the filter, for a file. */
export function partnerFile(
	db: Database,
	actor: Actor,
	filter: PartnerFilter,
	now: Date,
): Promise<PartnerRow[]> {
	mustOversee(actor);
	return partnerRows(db, filter, copenhagenDate(now), { limit: mostInFile });
}
