/**
 * Where to act next: what is missing in a district toward a focus area, said as reasons that somebody can do something about.
 * A marked area weighs only where something is missing; alone it is a need and no gap.
 */
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import type { FocusAreaKey, PolicyEdition } from '#lib/policy/edition.ts';
import { kindTable, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** Days that a promise's end is seen ahead, and that a place may be without events, behind and ahead. */
export const watchedDays = 90;
/** Fewer partners of a sector than this in a district are few. */
export const fewPartners = 3;

/** Those that everybody asks to join; without them a sector is missing. */
export const askedSectors: readonly OrganisationKind[] = organisationKinds.filter(
	(kind) => kindTable[kind].invitation !== null,
);

export type BySector = Partial<Record<OrganisationKind, number>>;

/** What is known of one district and one focus area. */
export interface SpotFacts {
	district: DistrictNr;
	area: FocusAreaKey;
	/** Promises that name the district, and those for the whole city. */
	named: number;
	wholeCity: number;
	/** Of `named`, those that run, and of these those that end within `watchedDays` with nothing that lasts longer. */
	namedRunning: number;
	ending: number;
	/** Of `named`, by the sectors behind them: one of two sectors counts in both. */
	bySector: BySector;
	/** Events toward the area in the district, from `watchedDays` ago until as many ahead. */
	events: number;
	/** Partners with a place in the district. */
	partners: BySector;
	/** Parts of the district that the policy marks toward the area. */
	marked: readonly string[];
}

export type Reason =
	| { kind: 'unnamed'; wholeCity: number }
	| { kind: 'marked'; places: readonly string[] }
	| { kind: 'ending'; count: number; all: boolean }
	| { kind: 'quiet' }
	| { kind: 'missing_sectors'; sectors: readonly OrganisationKind[] }
	| { kind: 'few_partners'; sectors: readonly { sector: OrganisationKind; count: number }[] };

export interface WhiteSpot {
	district: DistrictNr;
	area: FocusAreaKey;
	/** The weightiest first; more weight is more urgent. */
	reasons: readonly Reason[];
	weight: number;
	/** Whom it would help most to ask: the sectors that promise nothing here, else those with few partners. */
	asked: readonly OrganisationKind[];
}

/** A small lack or two is how most places look. */
export const leastWeight = 3;
/** A promise that ends is worse where nothing is left after it. */
function weightOf(reason: Reason): number {
	switch (reason.kind) {
		case 'unnamed':
			return 5;
		case 'marked':
			return 4;
		case 'ending':
			return reason.all ? 3 : 2;
		default:
			return 1;
	}
}

/** What is missing, the weightiest first; nothing where nothing is. */
export function reasonsOf(facts: SpotFacts): Reason[] {
	const { named, namedRunning, wholeCity, ending, bySector, events, partners, marked } = facts;
	const missing = askedSectors.filter((sector) => !bySector[sector]);
	const few = askedSectors
		.map((sector) => ({ sector, count: partners[sector] ?? 0 }))
		.filter(({ count }) => count < fewPartners);
	const lacks: Reason[] = [];
	if (named === 0) lacks.push({ kind: 'unnamed', wholeCity });
	if (ending > 0) lacks.push({ kind: 'ending', count: ending, all: ending >= namedRunning });
	if (events === 0) lacks.push({ kind: 'quiet' });
	// Where there is nothing at all, every sector is missing: that says no more.
	if (named > 0 && missing.length) lacks.push({ kind: 'missing_sectors', sectors: missing });
	if (few.length) lacks.push({ kind: 'few_partners', sectors: few });
	if (lacks.length && marked.length) lacks.push({ kind: 'marked', places: marked });
	return lacks.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** The most urgent first; equal ones by how few promises name the district, then in the order of districts and areas. */
export function rankSpots(all: readonly SpotFacts[]): WhiteSpot[] {
	return all
		.map((facts, at) => {
			const reasons = reasonsOf(facts);
			const weight = reasons.reduce((sum, reason) => sum + weightOf(reason), 0);
			const missing = askedSectors.filter((sector) => !facts.bySector[sector]);
			const few = askedSectors.filter((sector) => (facts.partners[sector] ?? 0) < fewPartners);
			const asked = missing.length ? missing : few;
			return { spot: { district: facts.district, area: facts.area, reasons, weight, asked }, facts, at };
		})
		.filter(({ spot }) => spot.weight >= leastWeight)
		.toSorted((a, b) => b.spot.weight - a.spot.weight || a.facts.named - b.facts.named || a.at - b.at)
		.map(({ spot }) => spot);
}

/** Each district with each area of the edition; what the sums do not know is none. */
export function factsOf(
	{ focusAreas, goals, markedAreas }: PolicyEdition,
	{
		counts,
		events,
		partners,
	}: {
		counts: readonly {
			district: number;
			goal: string;
			commitments: number;
			named: number;
			namedRunning: number;
			ending: number;
			bySector: BySector;
		}[];
		events: readonly { district: number; area: string; count: number }[];
		partners: readonly { district: number; kind: OrganisationKind; count: number }[];
	},
): SpotFacts[] {
	const areaOf = new Map<string, FocusAreaKey>(goals.map(({ key, focusArea }) => [key, focusArea]));
	return districts.flatMap(({ nr }) => {
		const there = Object.fromEntries(
			partners.filter(({ district }) => district === nr).map(({ kind, count }) => [kind, count]),
		);
		return focusAreas.map(({ key: area }) => {
			const own = counts.filter(({ district, goal }) => district === nr && areaOf.get(goal) === area);
			const sum = (of: (count: (typeof own)[number]) => number) =>
				own.reduce((total, count) => total + of(count), 0);
			return {
				district: nr,
				area,
				named: sum(({ named }) => named),
				wholeCity: sum(({ commitments, named }) => commitments - named),
				namedRunning: sum(({ namedRunning }) => namedRunning),
				ending: sum(({ ending }) => ending),
				bySector: Object.fromEntries(
					organisationKinds.map((kind) => [kind, sum(({ bySector }) => bySector[kind] ?? 0)]),
				),
				events: events
					.filter((one) => one.district === nr && one.area === area)
					.reduce((total, { count }) => total + count, 0),
				partners: there,
				marked: markedAreas
					.filter(({ district, goal }) => district === nr && areaOf.get(goal) === area)
					.map(({ name }) => name),
			};
		});
	});
}
