/** A list of organisations that are not with us yet, as somebody hands it in: what becomes of each of its lines, and why. */
import type { TableProblem } from '#lib/platform/files/tables/decode.ts';

/** What becomes of a line. `skipped`: here already, or twice in the list. */
export const outcomes = ['new', 'changed', 'same', 'skipped', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];
export type Counts = Record<Outcome, number>;

/** Why a line is refused or passed over. What `detail` is, each says for itself. */
export const lineReasons = [
	/** How many fields it has. */
	'row_width',
	'row_quotes',
	'row_broken',
	/** The word. */
	'row_garbled',
	'type_missing',
	/** The type. */
	'type_unknown',
	'coordinates',
	'place_swapped',
	'place_outside',
	'name_missing',
	'name_long',
	'name_link',
	'address_long',
	/** The field. */
	'unusable',
	/** What the database says. */
	'database',
	/** The line of the other. */
	'twice',
	'twice_near',
	/** How the one that is here stands. */
	'here',
] as const;
export type LineReason = (typeof lineReasons)[number];
export interface Reason {
	readonly code: LineReason;
	readonly detail: string;
}

/** Fields that may be other than they are here. */
export const comparedFields = [
	'kind',
	'name',
	'website',
	'address',
	'postcode',
	'city',
	'lat',
	'lng',
	'districtNr',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/**
 * `reading`: a job reads it. `unread`: it is no list. `ready`: it waits for somebody's yes. `taking`: a job takes it in.
 * A list that is dropped is gone.
 */
export const listStates = ['reading', 'unread', 'ready', 'taking', 'taken'] as const;
export type ListState = (typeof listStates)[number];

/** Why a list is stopped as a whole. */
export type ListProblem = TableProblem | 'no_rows' | 'too_many';

export const mostRows = 20_000;
/** A list that nobody says yes to is thrown away, in days. */
export const daysWaiting = 7;

/** How many organisations a yes writes. */
export const writes = (counts: Counts): number => counts.new + counts.changed;

export const neededColumns = ['name', 'type', 'lat', 'lon'] as const;
/** All that is read, in the order of the template. */
export const listColumns = [
	'name',
	'type',
	'address',
	'postnr',
	'by',
	'kvarter',
	'lat',
	'lon',
	'website',
] as const;
export type ListColumn = (typeof listColumns)[number];
export const aliases: Record<string, ListColumn> = {
	navn: 'name',
	kategori: 'type',
	adresse: 'address',
	postcode: 'postnr',
	postnummer: 'postnr',
	city: 'by',
	quarter: 'kvarter',
	lng: 'lon',
	longitude: 'lon',
	længdegrad: 'lon',
	latitude: 'lat',
	breddegrad: 'lat',
	hjemmeside: 'website',
};
