/**
 * How well a need and an offer fit, and why: the same both ways, between 0 and 100, and always the sum of its reasons.
 * The points say what makes a match likely to come true: the same thing first, then near by, then goal, language, time.
 */
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';
import { neighboursOf } from '#lib/geography/neighbours.ts';
import { daysBetween } from '#lib/i18n/copenhagen.ts';
import { languageCodes, type LanguageCode } from '#lib/i18n/languages.ts';
import { kindsLike } from '#lib/matching/postings/kinds.ts';
import { sharedPeriod, weekdays, type Posting, type Weekday } from '#lib/matching/postings/posting.ts';
import { focusAreaOf } from '#lib/policy/edition.ts';

export type Rankable = Pick<
	Posting,
	'kind' | 'districts' | 'goal' | 'languages' | 'weekdays' | 'startsOn' | 'endsOn'
>;

export type Reason = { points: number } & (
	| { about: 'kind'; kinds: string[] }
	/** Districts both name. */
	| { about: 'same-district'; districts: DistrictNr[] }
	/** One of them, or both, covers the whole city. */
	| { about: 'whole-city' }
	/** The two that lie nearest, one of each; `steps` borders apart. */
	| { about: 'near'; districts: [DistrictNr, DistrictNr]; steps: number }
	| { about: 'goal'; goal: string }
	| { about: 'focus-area'; area: string }
	| { about: 'language'; languages: LanguageCode[] }
	| { about: 'weekday'; weekdays: Weekday[] }
	| { about: 'period'; startsOn: string; endsOn: string }
);

export interface Ranking {
	/** 0 to 100. */
	score: number;
	/** The weightiest first. */
	reasons: Reason[];
}

export const mostPoints = 100;
const points = {
	sameKind: 40,
	likeKind: 24,
	sameDistrict: 25,
	wholeCity: 18,
	oneBorder: 14,
	twoBorders: 6,
	goal: 10,
	focusArea: 5,
	language: 10,
	weekday: 5,
	period: 10,
};

/** Borders to cross between two districts. */
const steps = new Map<string, number>();
for (const from of districtNrs) {
	let reached = [from];
	const seen = new Set(reached);
	for (let borders = 0; reached.length; borders++) {
		for (const to of reached) steps.set(`${from} ${to}`, borders);
		reached = reached.flatMap(neighboursOf).filter((nr) => !seen.has(nr) && seen.add(nr));
	}
}
/** Borders to cross; Infinity where no way leads. */
export const bordersBetween = (one: DistrictNr, other: DistrictNr): number =>
	steps.get(`${one} ${other}`) ?? Infinity;

const both = <Value>(all: readonly Value[], one: readonly Value[], other: readonly Value[]) =>
	all.filter((value) => one.includes(value) && other.includes(value));

function aboutPlace(one: DistrictNr[], other: DistrictNr[]): Reason | null {
	if (!one.length || !other.length) return { about: 'whole-city', points: points.wholeCity };
	const shared = both(districtNrs, one, other);
	if (shared.length) return { about: 'same-district', districts: shared, points: points.sameDistrict };
	const [nearest] = one
		.flatMap((a) => other.map((b) => ({ pair: a < b ? ([a, b] as const) : ([b, a] as const) })))
		.map(({ pair }) => ({ pair, borders: bordersBetween(...pair) }))
		.toSorted((a, b) => a.borders - b.borders || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
	if (!nearest || nearest.borders > 2) return null;
	const worth = nearest.borders === 1 ? points.oneBorder : points.twoBorders;
	return { about: 'near', districts: [...nearest.pair], steps: nearest.borders, points: worth };
}

function aboutGoal(one: string, other: string): Reason | null {
	if (one === other) return { about: 'goal', goal: one, points: points.goal };
	const area = focusAreaOf(one)?.key;
	return area && area === focusAreaOf(other)?.key
		? { about: 'focus-area', area, points: points.focusArea }
		: null;
}

/** The share of the shorter one's time that the other has too. */
function aboutPeriod(one: Rankable, other: Rankable): Reason | null {
	const shared = sharedPeriod(one, other);
	if (!shared) return null;
	const length = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
		daysBetween(startsOn, endsOn) + 1;
	const share = length(shared) / Math.min(length(one), length(other));
	return { about: 'period', ...shared, points: Math.max(1, Math.round(points.period * share)) };
}

/** Null when the two cannot meet: another thing, or no day in common. */
export function rank(one: Rankable, other: Rankable): Ranking | null {
	const period = aboutPeriod(one, other);
	if (!period || !kindsLike(one.kind).some((kind) => kind === other.kind)) return null;
	const languages = both(languageCodes, one.languages as LanguageCode[], other.languages as LanguageCode[]);
	const days = both(weekdays, one.weekdays, other.weekdays);
	const same = one.kind === other.kind;
	const reasons = [
		{
			about: 'kind' as const,
			kinds: same ? [one.kind] : [one.kind, other.kind].toSorted(),
			points: same ? points.sameKind : points.likeKind,
		},
		aboutPlace(one.districts, other.districts),
		aboutGoal(one.goal, other.goal),
		languages.length ? { about: 'language' as const, languages, points: points.language } : null,
		period,
		days.length ? { about: 'weekday' as const, weekdays: days, points: points.weekday } : null,
	].filter((reason) => reason !== null);
	return { score: reasons.reduce((sum, reason) => sum + reason.points, 0), reasons };
}

/** The best of `candidates` for `own`; those that fit alike in the order they were posted. */
export const best = <Candidate extends Rankable & { id: number }>(
	own: Rankable,
	candidates: readonly Candidate[],
	most: number,
): (Ranking & { posting: Candidate })[] =>
	candidates
		.flatMap((posting) => {
			const ranking = rank(own, posting);
			return ranking ? [{ ...ranking, posting }] : [];
		})
		.toSorted((one, other) => other.score - one.score || one.posting.id - other.posting.id)
		.slice(0, most);
