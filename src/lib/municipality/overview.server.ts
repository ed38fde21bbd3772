import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { coverage, editionsCovered, whiteSpots } from '#lib/municipality/coverage.ts';
import { drawNetwork } from '#lib/municipality/network.ts';
import type { PartnerFilter } from '#lib/municipality/partner-filter.ts';
import {
	coverageCounts,
	overviewTotals,
	partnerNetwork,
	partnerRows,
	whoToCall,
	type PartnerRow,
} from '#lib/municipality/queries.server.ts';
import { countIn, dayIn, idIn } from '#lib/platform/address-values.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

const callsShown = 6;

function mustOversee(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}

/** Coverage, network and the next calls. 404 for anybody outside the municipality. */
export async function overview(db: Database, actor: Actor, now: Date) {
	mustOversee(actor);
	const today = copenhagenDate(now);
	const [counts, totals, network, calls] = await Promise.all([
		coverageCounts(db, today),
		overviewTotals(db, today),
		partnerNetwork(db),
		whoToCall(db, today, callsShown),
	]);
	const coverages = editionsCovered(counts).map((edition) => ({ edition, rows: coverage(counts, edition) }));
	const { partners, links, crossSector, partnerships } = network;
	return {
		coverages,
		spots: whiteSpots(coverages[0]?.rows ?? []),
		totals: { ...totals, onPlanShare: totals.judged ? totals.onPlan / totals.judged : null },
		network: drawNetwork(partners, links),
		crossShare: partnerships ? crossSector / partnerships : null,
		calls,
	};
}

const positionMark = '~';

/** One page of partners and where the next begins. `after` is what an earlier page gave as `next`. */
export async function partnerPage(
	db: Database,
	actor: Actor,
	filter: PartnerFilter,
	{ after, limit, now }: { after: string | null; limit: number; now: Date },
): Promise<{ partners: PartnerRow[]; next: string | null }> {
	mustOversee(actor);
	const rows = await partnerRows(db, filter, copenhagenDate(now), {
		after: readPosition(after, filter),
		limit: limit + 1,
	});
	const last = rows[limit - 1];
	return {
		partners: rows.slice(0, limit),
		next: rows.length > limit && last ? `${last.id}${positionMark}${last.position}` : null,
	};
}

/** `2026-11-24 10:00:00.123456+00`, as PostgreSQL writes a moment. */
const storedMoment = (text: string): string | undefined =>
	/^[\d-]{10} (?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d)?$/.test(text) &&
	dayIn(text.slice(0, 10))
		? text
		: undefined;

/** Null, the first page, for anything that is no position in this order. */
function readPosition(text: string | null, { sort }: PartnerFilter) {
	const [, number, written = ''] = /^(\d{1,10})~([^\0]{1,200})$/.exec(text ?? '') ?? [];
	const id = idIn(number);
	const read = {
		name: String,
		commitments: countIn,
		behind: countIn,
		signed: storedMoment,
		confirmed: storedMoment,
	};
	const position = read[sort](written);
	return id === undefined || position === undefined ? null : { id, position: String(position) };
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
