/**
 * Where every event lies, in columns of numbers: what fits a filter is found by walking through all of them, which takes some tens of
 * milliseconds for 200,000. What a filter asks of an event beside its time and place is a trait; many events share one, so that it
 * is asked of each trait once. What a trait answers was worked out by the list's own SQL.
 */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { placeOf, type Grid } from '#lib/explore/map/cells.ts';
import { distanceKm } from '#lib/geography/point.ts';
import { categories } from '#lib/listings/listing.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/** Yes or no of any event: the bits of a trait, in this order. */
export const yesOrNo: readonly Partial<ExploreFilter>[] = [
	{ free: true },
	{ accessible: true },
	...categories.map((category) => ({ category })),
];

/** Rows by column. Moments are milliseconds since the epoch, with fractions; a trait is `district|bits|languages`. */
export interface EventColumns {
	id: readonly number[];
	lat: readonly (number | null)[];
	lng: readonly (number | null)[];
	startsAt: readonly number[];
	endsAt: readonly number[];
	organisationId: readonly number[];
	seriesId: readonly (number | null)[];
	umbrellaId: readonly (number | null)[];
	state: readonly string[];
	trait: readonly string[];
}

interface Asked {
	filter: ExploreFilter;
	from: Date;
	until: Date | null;
	/** No others than these; null where any may fit. */
	among: ReadonlySet<number> | null;
	/** Undefined where it is not shown. */
	sectorOf: (organisationId: number) => OrganisationKind | undefined;
}

/** What stands at a place that nothing stands at any more. */
const nothing = 0;
const states = ['published', 'cancelled', 'postponed'];

export class EventPoints {
	#slots = new Map<number, number>();
	#free: number[] = [];
	#used = 0;
	#ids = new Int32Array(0);
	#organisations = new Int32Array(0);
	/** -1 where it is of none, as with umbrellas. */
	#series = new Int32Array(0);
	#umbrellas = new Int32Array(0);
	#states = new Uint8Array(0);
	#traits = new Int32Array(0);
	#x = new Int32Array(0);
	#y = new Int32Array(0);
	/** Not a number where it has no place. */
	#lat = new Float64Array(0);
	#lng = new Float64Array(0);
	#startsAt = new Float64Array(0);
	#endsAt = new Float64Array(0);
	#traitTexts: string[] = [''];
	#traitsByText = new Map<string, number>([['', nothing]]);

	get size(): number {
		return this.#slots.size;
	}

	remove(id: number): void {
		const slot = this.#slots.get(id);
		if (slot === undefined) return;
		this.#slots.delete(id);
		this.#traits[slot] = nothing;
		this.#free.push(slot);
	}

	/** New ones, or what known ones have become. */
	put(rows: EventColumns): void {
		this.#makeRoom(this.#used + rows.id.length);
		for (const [row, id] of rows.id.entries()) {
			const slot = this.#slots.get(id) ?? this.#free.pop() ?? this.#used++;
			this.#slots.set(id, slot);
			const [lat, lng] = [rows.lat[row] ?? NaN, rows.lng[row] ?? NaN];
			const [x, y] = placeOf(lat, lng);
			this.#ids[slot] = id;
			this.#organisations[slot] = rows.organisationId[row]!;
			this.#series[slot] = rows.seriesId[row] ?? -1;
			this.#umbrellas[slot] = rows.umbrellaId[row] ?? -1;
			this.#states[slot] = states.indexOf(rows.state[row]!);
			this.#traits[slot] = this.#traitOf(rows.trait[row]!);
			this.#x[slot] = x;
			this.#y[slot] = y;
			this.#lat[slot] = lat;
			this.#lng[slot] = lng;
			this.#startsAt[slot] = rows.startsAt[row]!;
			this.#endsAt[slot] = rows.endsAt[row]!;
		}
	}

	/** Puts what fits into the grid as the list does: a part under its festival where that fits, a series at its first date that does. */
	addTo(grid: Grid, asked: Asked): void {
		const { filter, among, sectorOf } = asked;
		const [from, until] = [asked.from.getTime(), asked.until?.getTime() ?? Infinity];
		const fits = this.#traitTexts.map((trait) => traitFits(trait, filter));
		const isElsewhere = this.#elsewhere(filter);
		const first = new Map<number, number>();
		const add = (slot: number) => {
			const sector = sectorOf(this.#organisations[slot]!);
			if (sector === undefined || Number.isNaN(this.#lat[slot])) return;
			const [lat, lng, x, y] = [this.#lat[slot]!, this.#lng[slot]!, this.#x[slot]!, this.#y[slot]!];
			grid.add(lat, lng, x, y, sector, 1, 'event', this.#ids[slot]!);
		};
		const isFound = (slot: number) =>
			fits[this.#traits[slot]!]! &&
			this.#endsAt[slot]! > from &&
			this.#startsAt[slot]! < until &&
			(!among || among.has(this.#ids[slot]!)) &&
			!isElsewhere?.(slot);
		const standsUnder = (umbrella: number | undefined, slot: number) =>
			umbrella !== undefined &&
			this.#states[umbrella] === this.#states[slot] &&
			sectorOf(this.#organisations[umbrella]!) !== undefined &&
			isFound(umbrella);
		for (let slot = 0; slot < this.#used; slot++) {
			if (!isFound(slot)) continue;
			if (this.#umbrellas[slot] !== -1 && standsUnder(this.#slots.get(this.#umbrellas[slot]!), slot))
				continue;
			if (this.#series[slot] === -1) add(slot);
			else {
				const series = this.#series[slot]! * states.length + this.#states[slot]!;
				const before = first.get(series);
				if (before === undefined || this.#isBefore(slot, before)) first.set(series, slot);
			}
		}
		for (const slot of first.values()) add(slot);
	}

	#isBefore(one: number, other: number): boolean {
		const between = this.#startsAt[one]! - this.#startsAt[other]!;
		return between < 0 || (between === 0 && this.#ids[one]! < this.#ids[other]!);
	}

	/** Whether what stands there is not where the filter asks for; null where it asks for no place. */
	#elsewhere({ near, km, at }: ExploreFilter): ((slot: number) => boolean) | null {
		if (!near && !at) return null;
		return (slot) => {
			const [lat, lng] = [this.#lat[slot]!, this.#lng[slot]!];
			if (near && !(Math.round(1000 * distanceKm({ lat, lng }, near)) <= 1000 * km)) return true;
			return at !== null && !(isWithin(lat, at[0], at[2]) && isWithin(lng, at[1], at[3]));
		};
	}

	#traitOf(text: string): number {
		const known = this.#traitsByText.get(text);
		if (known !== undefined) return known;
		this.#traitsByText.set(text, this.#traitTexts.length);
		return this.#traitTexts.push(text) - 1;
	}

	#makeRoom(needed: number): void {
		if (needed <= this.#ids.length) return;
		const length = Math.max(1024, Math.ceil(needed * 1.1));
		const longer = <Numbers extends Int32Array | Uint8Array | Float64Array>(from: Numbers): Numbers => {
			const to = new (from.constructor as new (length: number) => Numbers)(length);
			to.set(from);
			return to;
		};
		this.#ids = longer(this.#ids);
		this.#organisations = longer(this.#organisations);
		this.#series = longer(this.#series);
		this.#umbrellas = longer(this.#umbrellas);
		this.#states = longer(this.#states);
		this.#traits = longer(this.#traits);
		this.#x = longer(this.#x);
		this.#y = longer(this.#y);
		this.#lat = longer(this.#lat);
		this.#lng = longer(this.#lng);
		this.#startsAt = longer(this.#startsAt);
		this.#endsAt = longer(this.#endsAt);
	}
}

/** The rim belongs to it, and what rounding took away, as in `inBox`. */
const isWithin = (degrees: number, from: number, to: number) =>
	degrees >= from - 2e-6 && degrees <= to + 2e-6;

function traitFits(trait: string, filter: ExploreFilter): boolean {
	if (trait === '') return false;
	const [district, bits, languages = ''] = trait.split('|');
	if (filter.districts.length > 0 && !filter.districts.some((nr) => String(nr) === district)) return false;
	if (filter.language && !languages.split(',').includes(filter.language)) return false;
	return yesOrNo.every((asked, bit) => {
		const isAsked = Object.entries(asked).every(
			([name, value]) => filter[name as keyof ExploreFilter] === value,
		);
		return !isAsked || ((Number(bits) >> bit) & 1) === 1;
	});
}
