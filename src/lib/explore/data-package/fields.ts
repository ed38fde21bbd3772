/**
 * The columns of a list's file, worked out from the schema of what the API answers: a field more there is a column more here.
 * What stands within a thing once (a place) is columns of its own, named `place_lat`; what may be several is JSON in its cell.
 */
import { items, schemaOf } from '#lib/explore/api/openapi.ts';
import type { ListName } from '#lib/explore/api/questions.ts';
import type { Cell } from '#lib/platform/lists/csv.server.ts';

/** A field of a Table Schema (https://datapackage.org/standard/table-schema/), without its words. */
export interface Field {
	name: string;
	type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
	format?: 'uri';
	constraints?: {
		required?: true;
		minimum?: number;
		pattern?: string;
		enum?: readonly (string | number)[];
	};
}

export interface Column {
	field: Field;
	/** Where its value stands in what the API answers. */
	path: readonly string[];
}

/** What of JSON Schema the answers are written in. */
interface Written {
	type?: string;
	format?: string;
	pattern?: string;
	minimum?: number;
	enum?: (string | number)[];
	properties?: Record<string, Written>;
	anyOf?: Written[];
}

const formats: Record<string, Pick<Field, 'type' | 'format'>> = {
	uri: { type: 'string', format: 'uri' },
	date: { type: 'date' },
	'date-time': { type: 'datetime' },
};

function typeOf({ type, format, enum: values }: Written): Pick<Field, 'type' | 'format'> {
	if (values) return { type: values.every((value) => typeof value === 'number') ? 'integer' : 'string' };
	if (type === 'string') return formats[format ?? ''] ?? { type: 'string' };
	if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'array') return { type };
	throw new Error(`No type of column for ${JSON.stringify({ type, format })}`);
}

function fieldOf(name: string, written: Written, mayLack: boolean): Field {
	const kind = typeOf(written);
	// An empty cell is nothing: a text without words is as one that lacks.
	const mayBeEmpty = kind.type === 'string' && !kind.format && !written.enum && !written.pattern;
	const constraints = {
		...(!mayLack && !mayBeEmpty && { required: true as const }),
		...(written.minimum !== undefined && { minimum: written.minimum }),
		...(written.pattern !== undefined && { pattern: written.pattern }),
		...(written.enum && { enum: written.enum }),
	};
	return { name, ...kind, ...(Object.keys(constraints).length > 0 && { constraints }) };
}

function columnsIn({ properties = {} }: Written, within: readonly string[] = [], lacks = false): Column[] {
	return Object.entries(properties).flatMap(([name, given]) => {
		const written = given.anyOf?.find(({ type }) => type !== 'null') ?? given;
		const mayLack = lacks || written !== given;
		const path = [...within, name];
		if (written.properties) return columnsIn(written, path, mayLack);
		return [{ field: fieldOf(path.join('_'), written, mayLack), path }];
	});
}

export const columnsOf = (list: ListName): Column[] => columnsIn(schemaOf(items[list]) as Written);

/** What tells the rows of a list apart. */
export const keysOf: Record<ListName, readonly string[]> = {
	events: ['id'],
	opportunities: ['id'],
	benefits: ['id'],
	partners: ['url'],
	commitments: ['url'],
	results: ['edition', 'goal', 'type'],
	indicators: ['edition', 'url'],
	actions: ['url'],
	opinions: ['url'],
	lighthouses: ['url'],
	cities: ['year', 'area', 'city'],
	barriers: ['url'],
};

/** The row of one thing that the API answers. */
export const cellsOf = (columns: readonly Column[], item: unknown): Cell[] =>
	columns.map(({ path }) => {
		const value = path.reduce<unknown>(
			(inner, name) => (inner as Record<string, unknown> | null)?.[name],
			item,
		);
		if (value === null || value === undefined) return null;
		return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
	});
