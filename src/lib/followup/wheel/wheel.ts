/** The year's wheel: what is due when, in three rings, and where each stands on the drawing. */
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';

export const rings = ['politics', 'reporting', 'community'] as const;
export type Ring = (typeof rings)[number];

/** Something on the wheel: a task of the desk's, or a date that follows from what the site itself does. */
export interface WheelEntry {
	/** Unlike any other's on the page: `task-12`, `report-2026-1`. */
	key: string;
	ring: Ring;
	title: string;
	/** `2026-05-15`; the same as `dueOn` where it is one day. */
	startsOn: string;
	dueOn: string;
	done: boolean;
	/** The task that it is; null for what the site does by itself. */
	task: number | null;
	/** In code form: where more is told of it. */
	path?: string;
}

export const wheelYears = { first: 2011, last: 2099 } as const;

const bounds = (year: number) => ({ first: `${year}-01-01`, last: `${year}-12-31` });

/** Whether any of its days lies among these. */
export const liesIn = (
	{ startsOn, dueOn }: Pick<WheelEntry, 'startsOn' | 'dueOn'>,
	{ first, last }: { first: string; last: string },
): boolean => startsOn <= last && dueOn >= first;

/** In the order in which they are due; of one day, as they stood. */
export const inOrder = <Entry extends Pick<WheelEntry, 'dueOn'>>(entries: readonly Entry[]): Entry[] =>
	entries.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));

/** Six weeks: how far what is ahead is told. */
export const daysAhead = 42;

/**
 * The same day a year later, or the first day after it on which somebody works; 29 February is followed by 28 February.
 * @param isFree days on which nobody works
 */
export function nextYearOf(day: string, isFree: (day: string) => boolean): string {
	const year = Number(day.slice(0, 4)) + 1;
	const same = day.slice(5) === '02-29' ? `${year}-02-28` : `${year}${day.slice(4)}`;
	let found = same;
	while (isFree(found)) found = addDays(found, 1);
	return found;
}

/** The drawing's own measures; it is shown as wide as its place. */
export const drawing = { size: 640, centre: 320, outer: 300, months: 270, hub: 74 } as const;
const radii: Record<Ring, number> = { politics: 238, reporting: 178, community: 118 };
/** Marks nearer to each other than this would touch. */
const apart = 25;
const lanes = [0, -26, 26] as const;

interface Spot {
	x: number;
	y: number;
}
const round = (value: number): number => Math.round(value * 10) / 10;
const at = (angle: number, radius: number): Spot => ({
	x: round(drawing.centre + radius * Math.sin(angle)),
	y: round(drawing.centre - radius * Math.cos(angle)),
});

/** From the top, clockwise, in radians. @param day in the year, or beyond it: then its first or last day */
function angleOf(day: string, year: number): number {
	const { first, last } = bounds(year);
	const within = day < first ? first : day > last ? last : day;
	return (daysBetween(first, within) / (daysBetween(first, last) + 1)) * 2 * Math.PI;
}

function arcOf(from: number, to: number, radius: number): string {
	const [begin, end] = [at(from, radius), at(to, radius)];
	return `M${begin.x} ${begin.y}A${radius} ${radius} 0 ${to - from > Math.PI ? 1 : 0} 1 ${end.x} ${end.y}`;
}

export interface WheelMark extends Spot {
	entry: WheelEntry;
	/** As in the list beside it, from 1. */
	number: number;
	/** Along its days, where it has more than one. */
	arc: string | null;
}

/** Where everything of a year stands. @param today on the wheel as a hand, where it lies in the year */
export function drawWheel(entries: readonly WheelEntry[], year: number, today: string) {
	const { first, last } = bounds(year);
	const placed: Spot[] = [];
	const marks = inOrder(entries).map((entry, index): WheelMark => {
		const { ring, startsOn, dueOn } = entry;
		const angle = angleOf(dueOn, year);
		const spots = lanes.map((lane) => {
			const spot = at(angle, radii[ring] + lane);
			const room = Math.min(apart, ...placed.map(({ x, y }) => Math.hypot(spot.x - x, spot.y - y)));
			return { spot, room, radius: radii[ring] + lane };
		});
		const { spot, radius } = spots.toSorted((one, other) => other.room - one.room)[0]!;
		placed.push(spot);
		const arc = startsOn < dueOn ? arcOf(angleOf(startsOn, year), angle, radius) : null;
		return { entry, number: index + 1, ...spot, arc };
	});
	const months = Array.from({ length: 12 }, (_, month) => {
		const begins = `${year}-${String(month + 1).padStart(2, '0')}-01`;
		const middle = angleOf(addDays(begins, 14), year);
		const angle = angleOf(begins, year);
		return {
			day: begins,
			line: { from: at(angle, drawing.hub), to: at(angle, drawing.outer) },
			label: at(middle, (drawing.months + drawing.outer) / 2),
		};
	});
	const hand = today >= first && today <= last ? angleOf(today, year) : null;
	return {
		marks,
		months,
		rings: rings.map((ring) => ({ ring, radius: radii[ring] })),
		hand: hand === null ? null : { from: at(hand, drawing.hub), to: at(hand, drawing.months) },
	};
}
export type WheelDrawing = ReturnType<typeof drawWheel>;
