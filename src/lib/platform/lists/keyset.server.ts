/**
 * Lists a page at a time: a page begins after (or, going back, before) a row, found by what the list is sorted by. So
 * nothing is lost or repeated where rows come and go between two pages, and the last page costs what the first one does.
 *
 * The row stands in the address as a cursor, base64url of the JSON of its values as PostgreSQL writes them, to the
 * microsecond. Whoever asks may have written it: what is not a cursor of this list is the first page, never an error.
 */
import { sql, type Expression, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { countIn, dayIn, idIn } from '#lib/platform/addresses/address-values.ts';

/** What a column holds: the row's number, a whole number from 0, a day, a moment, a text. */
export type KeyType = 'id' | 'count' | 'day' | 'moment' | 'text';

/**
 * `['event.starts_at', 'asc', 'moment']`. The last column must tell rows apart. A column that may be null says where
 * those stand; all columns in one direction and without nulls are compared as a row, which an index answers.
 */
export type KeyColumn = readonly [
	column: string | Expression<unknown>,
	direction: 'asc' | 'desc',
	type: KeyType,
	nulls?: 'nulls first' | 'nulls last',
];

export interface Asked {
	/** Cursors from an address, at most one of them. */
	after?: string | null | undefined;
	before?: string | null | undefined;
	limit: number;
}

/** A row to begin at. */
export interface Place {
	values: readonly (string | null)[];
	back: boolean;
}

export interface Page<Row> {
	rows: Row[];
	/** Cursors of the next page, and of the one before this; null where there is none. */
	next: string | null;
	previous: string | null;
	/** No place was asked for, or none that this list knows. */
	first: boolean;
}

const longestCursor = 2000;
const longestText = 300;
const moment = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-](?:0\d|1[0-4]):[0-5]\d$/;

const types: Record<KeyType, { cast: string; reads: (text: string) => boolean }> = {
	id: { cast: 'integer', reads: (text) => idIn(text) !== undefined },
	count: { cast: 'integer', reads: (text) => countIn(text) !== undefined },
	day: { cast: 'date', reads: (text) => text.length === 10 && dayIn(text) !== undefined },
	moment: {
		cast: 'timestamptz',
		reads: (text) => moment.test(text) && dayIn(text.slice(0, 10)) !== undefined,
	},
	text: { cast: 'text', reads: (text) => text.length <= longestText && !text.includes('\0') },
};

/** A row with its own values, as `key` writes them. */
export type Keyed<Row> = Row & { cursor: string };

/** The cursor of a row that was read with its `cursor`. */
export const cursorOf = ({ cursor }: Keyed<unknown>): string => Buffer.from(cursor).toString('base64url');

function decode(cursor: string): unknown {
	if (cursor.length > longestCursor || !/^[\w-]+$/.test(cursor)) return undefined;
	try {
		return JSON.parse(Buffer.from(cursor, 'base64url').toString());
	} catch {
		return undefined;
	}
}

const and = (conditions: RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`;
const or = (conditions: RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

export function keyset(...asWritten: readonly KeyColumn[]) {
	const columns = asWritten.map(([column, direction, type, nulls]) => ({
		column: typeof column === 'string' ? sql.ref(column) : column,
		ascends: direction === 'asc',
		type: types[type],
		nulls,
	}));
	type Column = (typeof columns)[number];
	const isRow = columns.every(({ nulls, ascends }) => !nulls && ascends === columns[0]!.ascends);

	const bound = ({ type }: Column, value: string | null) => sql`${value}::text::${sql.raw(type.cast)}`;
	const sign = ({ ascends }: Column, back: boolean) => (ascends === back ? sql`<` : sql`>`);

	/** Comes later in one column, read in the direction of the place. */
	function beyondIn(column: Column, value: string | null, back: boolean): RawBuilder<boolean> {
		const nullsFollow = (column.nulls === 'nulls last') !== back;
		if (value === null) return nullsFollow ? sql`false` : sql`${column.column} is not null`;
		const further = sql<boolean>`${column.column} ${sign(column, back)} ${bound(column, value)}`;
		return column.nulls && nullsFollow ? or([further, sql`${column.column} is null`]) : further;
	}
	const alikeIn = (column: Column, value: string | null): RawBuilder<boolean> =>
		value === null ? sql`${column.column} is null` : sql`${column.column} = ${bound(column, value)}`;

	/** The rows that come after the place, in the direction it is read; all of them where there is none. */
	function beyond(place: Place | undefined): RawBuilder<boolean> {
		if (!place) return sql`true`;
		const { values, back } = place;
		if (isRow) {
			const list = (parts: Expression<unknown>[]) => sql.join(parts);
			return sql`(${list(columns.map(({ column }) => column))}) ${sign(columns[0]!, back)}
				(${list(columns.map((column, index) => bound(column, values[index]!)))})`;
		}
		return or(
			columns.map((column, index) =>
				and([
					...columns.slice(0, index).map((earlier, at) => alikeIn(earlier, values[at]!)),
					beyondIn(column, values[index]!, back),
				]),
			),
		);
	}

	/** `order by` without the words, turned round for a place that is read backwards. */
	const order = (place?: Place) =>
		sql.join(
			columns.map(({ column, ascends, nulls }) => {
				const back = place?.back ?? false;
				const first = (nulls === 'nulls first') !== back;
				return sql`${column} ${sql.raw(ascends === back ? 'desc' : 'asc')}
					${sql.raw(nulls ? (first ? 'nulls first' : 'nulls last') : '')}`;
			}),
		);

	/** Each row's own values, to be selected `as cursor`. */
	const key = sql<string>`json_build_array(${sql.join(columns.map(({ column }) => column))})::text`;

	/** Undefined, the first page, for anything that is not a cursor of this list. */
	function read({ after, before }: Omit<Asked, 'limit'>): Place | undefined {
		const cursor = before || after;
		const written = cursor ? decode(cursor) : undefined;
		if (!Array.isArray(written) || written.length !== columns.length) return undefined;
		const values = columns.map(({ type, nulls }, index) => {
			const value: unknown = written[index];
			if (value === null) return nulls ? null : undefined;
			if (typeof value !== 'string' && typeof value !== 'number') return undefined;
			return type.reads(String(value)) ? String(value) : undefined;
		});
		return values.every((value) => value !== undefined) ? { values, back: Boolean(before) } : undefined;
	}

	/** Makes the page of rows that were read with `key as cursor`, in `order`, `beyond` the place, one more than `limit`. */
	function cut<Row>(read: readonly Keyed<Row>[], place: Place | undefined, limit: number): Page<Row> {
		const hasMore = read.length > limit;
		const shown = read.slice(0, limit);
		if (place?.back) shown.reverse();
		const [first, last] = [shown[0], shown.at(-1)];
		return {
			rows: shown.map(({ cursor: _, ...row }) => row as Row),
			next: last && (place?.back || hasMore) ? cursorOf(last) : null,
			previous: first && place && (!place.back || hasMore) ? cursorOf(first) : null,
			first: !place,
		};
	}

	/** The query from the place on, sorted, with each row's `cursor`. It must not be sorted yet. */
	const from = <DB, Tables extends keyof DB, Row>(
		query: SelectQueryBuilder<DB, Tables, Row>,
		place: Place | undefined,
	) =>
		// The compiler cannot add a column to a row that it does not know; this adds the one selected here.
		// eslint-disable-next-line no-restricted-syntax
		query
			.select(key.as('cursor'))
			.$if(place !== undefined, (rows) => rows.where(beyond(place)))
			.orderBy(order(place))
			.$castTo<Keyed<Row>>();

	/** One page of what the query finds. It must not be sorted yet. */
	async function page<DB, Tables extends keyof DB, Row>(
		query: SelectQueryBuilder<DB, Tables, Row>,
		{ limit, ...asked }: Asked,
	): Promise<Page<Row>> {
		const place = read(asked);
		const rows = await from(query, place)
			.limit(limit + 1)
			.execute();
		return cut<Row>(rows, place, limit);
	}

	return { read, beyond, order, key, cut, from, page };
}

export type Keyset = ReturnType<typeof keyset>;
