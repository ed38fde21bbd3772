/**
 * How an indicator goes, from its figures alone. With a target by the formula of Open SDG (after Statistics Canada): the yearly
 * change that was, against the one that would reach the target in time. With a direction only: better, the same within a
 * tolerance that was said beforehand, or worse, against the baseline and against the last figure. Nothing is compared
 * across a break in the series, and two figures are the least that say anything.
 */
import { halfYearAfter, type HalfYear } from '#lib/i18n/periods.ts';
import {
	smallBase,
	type Break,
	type Definition,
	type Direction,
	type Figure,
} from '#lib/followup/barometer/indicator.ts';

export const progressClasses = [
	'achieved',
	'on_track',
	'too_slow',
	'limited',
	'better',
	'still',
	'mixed',
	'worse',
	'unknown',
] as const;
export type ProgressClass = (typeof progressClasses)[number];

/** Why it cannot be told. */
export const unknownReasons = ['too_few', 'break', 'withheld', 'no_figures', 'no_reference'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export const changes = ['better', 'still', 'worse'] as const;
export type Change = (typeof changes)[number];

/** What is to be known beside a class. */
export const cautions = [
	'from_start',
	'small_base',
	'small_start',
	'provisional',
	'old_figure',
	'after_break',
] as const;
export type Caution = (typeof cautions)[number];

/** Of the formula: at least this share of the needed pace. */
const onTrack = 0.95;
const tooSlow = 0.6;
/** Stands for nought, which no growth begins from. */
const nearNought = 0.001;
/** A start below this share of the target: little becomes a lot of percent. */
const smallStart = 0.1;

export interface At {
	/** In years; a second half-year is half a year on. */
	at: number;
	value: number;
}

export interface Pace {
	class: 'achieved' | 'on_track' | 'too_slow' | 'limited' | 'worse';
	/** The pace that was, over the pace that is needed; null once the target is reached. */
	ratio: number | null;
}

const reaches = (value: number, target: number, direction: Direction): boolean =>
	direction === 'down' ? value <= target : value >= target;

const growth = (from: At, to: At): number => {
	const [first, last] = [from.value, to.value].map((value) => (value === 0 ? nearNought : value)) as [
		number,
		number,
	];
	return (last / first) ** (1 / (to.at - from.at)) - 1;
};

/**
 * The formula alone. Null where it says nothing: no time between the two, or a figure below nought.
 * @param target where the figure is to be, and when
 */
export function paceToward(base: At, current: At, target: At, direction: 'up' | 'down'): Pace | null {
	if (current.at <= base.at || target.at <= base.at) return null;
	if (reaches(current.value, target.value, direction)) return { class: 'achieved', ratio: null };
	if (Math.min(base.value, current.value, target.value) < 0) return null;
	const needed = Math.abs(growth(base, target));
	if (needed === 0) return null;
	const ratio = ((direction === 'up' ? 1 : -1) * growth(base, current)) / needed;
	if (ratio < 0) return { class: 'worse', ratio };
	if (ratio >= onTrack) return { class: 'on_track', ratio };
	return { class: ratio >= tooSlow ? 'too_slow' : 'limited', ratio };
}

/** A hair less than the tolerance counts as it: 70.2 - 70 is not 0.2 to a computer. */
const grain = 1e-9;

/** Whether it got better from the first to the second. `closer`: values are distances, and less is better. */
export function changeBetween(from: number, to: number, direction: Direction, tolerance: number): Change {
	const moved = direction === 'up' ? to - from : from - to;
	if (Math.abs(moved) <= tolerance + grain) return 'still';
	return moved > 0 ? 'better' : 'worse';
}

/** The two comparisons as one word: what both say; standing still where either does; mixed where they differ. */
export const together = (
	againstBase: Change,
	againstLast: Change,
): 'better' | 'still' | 'mixed' | 'worse' => {
	if (againstBase === againstLast) return againstBase;
	return againstBase === 'still' || againstLast === 'still' ? 'still' : 'mixed';
};

interface Point {
	on: HalfYear;
	value: number;
}

/** All that a class is made from, so that anybody can work it out again. */
export interface Progress {
	class: ProgressClass;
	because: UnknownReason | null;
	base: Point | null;
	last: Point | null;
	current: Point | null;
	againstBase: Change | null;
	againstLast: Change | null;
	ratio: number | null;
	cautions: Caution[];
}

const years = (halfYear: HalfYear): number =>
	Number(halfYear.slice(0, 4)) + (halfYear.slice(5, 7) === '07' ? 0.5 : 0);
const timed = ({ on, value }: Point): At => ({ at: years(on), value });

/** What of a figure is compared: the figure, or how far it is from what it is to come closer to. */
const measured = ({ value, reference }: Figure, direction: Direction): number | null => {
	if (value === null) return null;
	if (direction !== 'closer') return value;
	// Exact to what anybody enters, so that 12.3 - 12.1 is 0.2.
	return reference === null ? null : Math.round(Math.abs(value - reference) * 1e9) / 1e9;
};

type Measure = Pick<Definition, 'direction' | 'baselineOn' | 'target' | 'targetOn' | 'tolerance'>;

/**
 * How an indicator stands in the edition of a half-year.
 * @param figures of the whole city, in any order
 */
export function progressOf(
	measure: Measure,
	figures: readonly Figure[],
	breaks: readonly Break[],
	edition: HalfYear,
): Progress {
	const { direction, tolerance } = measure;
	const known = figures
		.filter(({ halfYear }) => halfYear <= edition)
		.toSorted((a, b) => (a.halfYear < b.halfYear ? -1 : 1));
	const newest = known.at(-1);
	const unknown = (because: UnknownReason, current: Point | null = null): Progress => ({
		class: 'unknown',
		because,
		base: null,
		last: null,
		current,
		againstBase: null,
		againstLast: null,
		ratio: null,
		cautions: [],
	});
	if (!newest) return unknown('no_figures');
	if (newest.value === null) return unknown('withheld');
	const points = known.flatMap((figure) => {
		const value = measured(figure, direction);
		return value === null ? [] : [{ on: figure.halfYear, value }];
	});
	const current = points.at(-1);
	if (!current || current.on !== newest.halfYear) return unknown('no_reference');

	const broken = breaks
		.map(({ halfYear }) => halfYear)
		.filter((halfYear) => halfYear <= newest.halfYear && points.some(({ on }) => on < halfYear))
		.toSorted()
		.at(-1);
	const comparable = points.filter(({ on }) => !broken || on >= broken);
	const start = comparable.find(({ on }) => on >= measure.baselineOn);
	const last = comparable.at(-2);
	if (!start || start.on === current.on || !last) return unknown(broken ? 'break' : 'too_few', current);

	const isLater = broken !== undefined && broken > measure.baselineOn;
	const said: Caution[] = [
		...(isLater ? (['after_break'] as const) : []),
		...(newest.provisional ? (['provisional'] as const) : []),
		...(newest.halfYear < halfYearAfter(edition, -1) ? (['old_figure'] as const) : []),
		...(newest.base !== null && newest.base < smallBase ? (['small_base'] as const) : []),
	];
	const againstBase = changeBetween(start.value, current.value, direction, tolerance);
	const againstLast = changeBetween(last.value, current.value, direction, tolerance);
	const inputs = { because: null, base: start, last, current, againstBase, againstLast };
	const { target, targetOn } = measure;
	if (target !== null && targetOn !== null && direction !== 'closer') {
		const pace = paceToward(timed(start), timed(current), { at: years(targetOn), value: target }, direction);
		if (pace) {
			const fromStart = pace.class === 'achieved' && reaches(start.value, target, direction);
			const isSmall = pace.ratio !== null && Math.abs(start.value) < Math.abs(target) * smallStart;
			return {
				...inputs,
				...pace,
				cautions: [
					...(fromStart ? (['from_start'] as const) : []),
					...(isSmall ? (['small_start'] as const) : []),
					...said,
				],
			};
		}
	}
	return { ...inputs, class: together(againstBase, againstLast), ratio: null, cautions: said };
}
