/**
 * A form's fields as the object that its schema describes. The schema leads: each field that it knows is looked up by
 * its full name, and every other name in the form is passed over, so no name that somebody sends is ever followed.
 */
import type * as v from 'valibot';

/** The parts of a valibot schema that tell what kind of field it is. */
interface Described {
	readonly kind: string;
	readonly type: string;
	readonly pipe?: readonly Described[];
	readonly wrapped?: Described;
	readonly entries?: Readonly<Record<string, Described>>;
	readonly item?: Described;
	readonly literal?: unknown;
	readonly options?: readonly unknown[];
}

type Sent = ReadonlyMap<string, readonly FormDataEntryValue[]>;
type Values = Record<string, unknown>;

/**
 * Arrays of plain values are repeated names (`goals`, `goals`), arrays of objects are numbered (`parties.0.brings`),
 * and keep the order of their numbers. A missing tick is false; a missing list is empty; anything else that is missing
 * is undefined. Numbers and ticks become numbers and booleans where the schema says so; all else is text or a file.
 */
export function formValues(form: FormData, schema: v.GenericSchema | v.GenericSchemaAsync): Values {
	const sent = new Map<string, FormDataEntryValue[]>();
	for (const [name, value] of form) {
		const earlier = sent.get(name);
		if (earlier) earlier.push(value);
		else sent.set(name, [value]);
	}
	return objectAt(objectIn(schema as unknown as Described)?.entries ?? {}, '', sent);
}

/** The object a schema reads, also where something is done to the form first. */
function objectIn(schema: Described): Described | undefined {
	const base = unwrapped(schema);
	if (base.entries) return base;
	for (const step of base.pipe ?? []) {
		const found = step !== base && step.kind === 'schema' ? objectIn(step) : undefined;
		if (found) return found;
	}
	return undefined;
}

const unwrapped = (schema: Described): Described => (schema.wrapped ? unwrapped(schema.wrapped) : schema);

function objectAt(entries: Readonly<Record<string, Described>>, prefix: string, sent: Sent): Values {
	const values: Values = Object.create(null) as Values;
	for (const [key, schema] of Object.entries(entries)) {
		values[key] = fieldAt(unwrapped(schema), prefix + key, sent);
	}
	return values;
}

function fieldAt(schema: Described, name: string, sent: Sent): unknown {
	if (schema.entries) return sentUnder(name, sent) ? objectAt(schema.entries, `${name}.`, sent) : undefined;
	if (schema.item) return listAt(unwrapped(schema.item), name, sent);
	const value = sent.get(name)?.at(-1);
	return schema.type === 'boolean' || typeof schema.literal === 'boolean'
		? isTicked(value)
		: value === undefined
			? undefined
			: read(schema, value);
}

function listAt(item: Described, name: string, sent: Sent): unknown[] {
	const { entries } = item;
	if (!entries) return (sent.get(name) ?? []).map((value) => read(item, value));
	return positionsUnder(name, sent).map((position) => objectAt(entries, `${name}.${position}.`, sent));
}

/** `parties.0.brings`, `parties.2.brings` -> 0, 2 */
function positionsUnder(name: string, sent: Sent): number[] {
	const positions = new Set<number>();
	for (const key of sent.keys()) {
		if (!key.startsWith(`${name}.`)) continue;
		const position = key.slice(name.length + 1).split('.', 1)[0] ?? '';
		if (/^\d{1,3}$/.test(position)) positions.add(Number(position));
	}
	return [...positions].sort((a, b) => a - b);
}

const sentUnder = (name: string, sent: Sent): boolean =>
	sent.keys().some((key) => key.startsWith(`${name}.`));

const isTicked = (value: FormDataEntryValue | undefined): boolean =>
	typeof value === 'string' && !['', 'false', 'off', '0'].includes(value);

/** Whole numbers that fit the database; the schema's own sentence meets everything else. */
function read(schema: Described, value: FormDataEntryValue): unknown {
	const isNumber = schema.type === 'number' || schema.options?.some((option) => typeof option === 'number');
	if (!isNumber || typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	return /^\d{1,10}$/.test(value.trim()) ? Number(value.trim()) : NaN;
}
