/**
 * Where every event lies, in columns of numbers: what fits a filter is found by walking through all of them, which takes some
 * milliseconds for 200,000. What a filter asks of an event beside its time and place is a trait; many events share one, so that it
 * is asked of each trait once. What a trait answers was worked out by the list's own SQL.
 */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { placeOf, type Grid } from '#lib/explore/map/cells.ts';
import { distanceKm, kmPerDegree } from '#lib/geography/point.ts';
import { categories } from '#lib/listings/listing.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

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
}

/** What stands at a place that nothing stands at any more. */
const nothing = 0;
const publicStates = ['published', 'cancelled', 'postponed'];

/** Identities as places in columns, from 0, in the order in which they were first met. */
class Places {
	#places = new Map<number, number>();

	get size(): number {
		return this.#places.size;
	}

	of(id: number): number {
		const known = this.#places.get(id);
		if (known !== undefined) return known;
		this.#places.set(id, this.#places.size);
		return this.#places.size - 1;
	}

	[Symbol.iterator]() {
		return this.#places[Symbol.iterator]();
	}
}

/** Of who is not shown; the others by their place in the list of kinds. */
const hidden = -1;

export class EventPoints {
	#slots = new Map<number, number>();
	#free: number[] = [];
	#used = 0;
	#ids = new Int32Array(0);
	/** By their places, as series. */
	#organisations = new Int32Array(0);
	/** -1 where it is of none, as with umbrellas. */
	#series = new Int32Array(0);
	#organisationPlaces = new Places();
	#seriesPlaces = new Places();
	#sectors: ReadonlyMap<number, OrganisationKind>;
	/** By the organisation's place. */
	#sectorAt = new Int8Array(0);
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

	/** @param sectors of the organisations that are shown */
	constructor(sectors: ReadonlyMap<number, OrganisationKind>) {
		this.#sectors = sectors;
	}

	get size(): number {
		return this.#slots.size;
	}

	get sectors(): ReadonlyMap<number, OrganisationKind> {
		return this.#sectors;
	}

	set sectors(sectors: ReadonlyMap<number, OrganisationKind>) {
		this.#sectors = sectors;
		this.#sectorAt = new Int8Array(0);
		this.#placeSectors();
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
			this.#organisations[slot] = this.#organisationPlaces.of(rows.organisationId[row]!);
			const series = rows.seriesId[row] ?? null;
			this.#series[slot] = series === null ? -1 : this.#seriesPlaces.of(series);
			this.#umbrellas[slot] = rows.umbrellaId[row] ?? -1;
			this.#states[slot] = publicStates.indexOf(rows.state[row]!);
			this.#traits[slot] = this.#traitOf(rows.trait[row]!);
			this.#x[slot] = x;
			this.#y[slot] = y;
			this.#lat[slot] = lat;
			this.#lng[slot] = lng;
			this.#startsAt[slot] = rows.startsAt[row]!;
			this.#endsAt[slot] = rows.endsAt[row]!;
		}
		this.#placeSectors();
	}

	/** Puts what fits into the grid as the list does: a part under its festival where that fits, a series at its first date that does. */
	addTo(grid: Grid, asked: Asked): void {
		const { filter, among } = asked;
		const [from, until] = [asked.from.getTime(), asked.until?.getTime() ?? Infinity];
		const fits = Uint8Array.from(this.#traitTexts, (trait) => (traitFits(trait, filter) ? 1 : 0));
		const isElsewhere = elsewhere(filter);
		// By names of their own: what is looked up in the object for each of 200,000 takes most of the time.
		const [traits, states, umbrellas, series] = [this.#traits, this.#states, this.#umbrellas, this.#series];
		const [startsAt, endsAt, ids] = [this.#startsAt, this.#endsAt, this.#ids];
		const [lat, lng, x, y] = [this.#lat, this.#lng, this.#x, this.#y];
		const [organisations, sectorAt] = [this.#organisations, this.#sectorAt];
		// The slot, and 1, of the first date of a series in each state.
		const first = new Int32Array(this.#seriesPlaces.size * publicStates.length);
		const add = (slot: number) => {
			const sector = sectorAt[organisations[slot]!]!;
			if (sector === hidden || Number.isNaN(lat[slot])) return;
			grid.add(lat[slot]!, lng[slot]!, x[slot]!, y[slot]!, sector, 1, 'event', ids[slot]!);
		};
		const isFound = (slot: number) =>
			fits[traits[slot]!] === 1 &&
			endsAt[slot]! > from &&
			startsAt[slot]! < until &&
			(among === null || among.has(ids[slot]!)) &&
			!isElsewhere?.(lat[slot]!, lng[slot]!);
		const standsUnder = (umbrella: number | undefined, slot: number) =>
			umbrella !== undefined &&
			states[umbrella] === states[slot] &&
			sectorAt[organisations[umbrella]!] !== hidden &&
			isFound(umbrella);
		for (let slot = 0; slot < this.#used; slot++) {
			if (!isFound(slot)) continue;
			if (umbrellas[slot] !== -1 && standsUnder(this.#slots.get(umbrellas[slot]!), slot)) continue;
			if (series[slot] === -1) add(slot);
			else {
				const at = series[slot]! * publicStates.length + states[slot]!;
				const before = first[at]! - 1;
				if (before < 0 || this.#isBefore(slot, before)) first[at] = slot + 1;
			}
		}
		for (const slot of first) if (slot > 0) add(slot - 1);
	}

	#placeSectors(): void {
		const { size } = this.#organisationPlaces;
		if (size === this.#sectorAt.length) return;
		this.#sectorAt = new Int8Array(size);
		for (const [id, place] of this.#organisationPlaces) {
			const sector = this.#sectors.get(id);
			this.#sectorAt[place] = sector === undefined ? hidden : organisationKinds.indexOf(sector);
		}
	}

	#isBefore(one: number, other: number): boolean {
		const between = this.#startsAt[one]! - this.#startsAt[other]!;
		return between < 0 || (between === 0 && this.#ids[one]! < this.#ids[other]!);
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

/** Whether a place is not where the filter asks for; null where it asks for none. */
function elsewhere({ near, km, at }: ExploreFilter): ((lat: number, lng: number) => boolean) | null {
	if (!near && !at) return null;
	return (lat, lng) => {
		// As `distanceKm` measures it, this alone is too far.
		if (near && Math.abs(lat - near.lat) * kmPerDegree > km + 1) return true;
		if (near && !(Math.round(1000 * distanceKm({ lat, lng }, near)) <= 1000 * km)) return true;
		return at !== null && !(isWithin(lat, at[0], at[2]) && isWithin(lng, at[1], at[3]));
	};
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
