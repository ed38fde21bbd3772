/**
 * What a list is narrowed to. The address is the filter: back, share and bookmark work. Reading never fails, what a field
 * does not know is its default; writing leaves defaults out and keeps one order, so that equal filters share one address.
 */
import { slugIn, wordsIn } from '#lib/platform/addresses/address-values.ts';

export interface AddressField<Value> {
	/** Null stands for a name that the address does not hold; its value is the default. */
	read: (text: string | null) => Value;
	write: (value: Value) => string;
	/** In the address, where it is not the field's own name. */
	name?: string;
	/** How the list is shown, not what is left out of it: stays when the filter is cleared. */
	isView?: true;
}

/** Words to search for; nothing is an empty text. */
export const words = (longest = 100): AddressField<string> => ({
	read: (text) => wordsIn(text, longest),
	write: String,
});

/** One of the keys that the guard knows, else null. */
export const known = <Key extends string>(
	isKey: (text: string | null) => text is Key,
): AddressField<Key | null> => ({
	read: (text) => (isKey(text) ? text : null),
	write: (key) => key ?? '',
});

/** One of these, else null. */
export const oneOf = <Key extends string>(keys: readonly Key[]): AddressField<Key | null> =>
	known((text): text is Key => keys.some((key) => key === text));

/** One of these, `otherwise` where none is named. */
export const choice = <Key extends string>(keys: readonly Key[], otherwise: Key): AddressField<Key> => ({
	read: (text) => keys.find((key) => key === text) ?? otherwise,
	write: String,
});

/** The last part of some thing's address, else null. */
export const slug: AddressField<string | null> = {
	read: (text) => slugIn(text) ?? null,
	write: (value) => value ?? '',
};

/** Ticked when the address holds just this text. */
export const flag = (ticked = '1'): AddressField<boolean> => ({
	read: (text) => text === ticked,
	write: (value) => (value ? ticked : ''),
});

export const named = <Value>(name: string, field: AddressField<Value>): AddressField<Value> => ({
	...field,
	name,
});

export const view = <Value>(field: AddressField<Value>): AddressField<Value> => ({ ...field, isView: true });

/** Where in the list: cursors of its keyset. */
export interface Cursors {
	after?: string | null | undefined;
	before?: string | null | undefined;
	/** The saved view that is open. */
	view?: number | undefined;
}

export function addressFilter<Filter extends object>(fields: {
	[Name in keyof Filter]: AddressField<Filter[Name]>;
}) {
	const names = Object.keys(fields) as (keyof Filter & string)[];
	const inAddress = (name: keyof Filter & string) => fields[name].name ?? name;
	const built = (valueOf: (name: keyof Filter & string) => unknown) =>
		Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Filter;

	const read = (search: URLSearchParams): Filter =>
		built((name) => fields[name].read(search.get(inAddress(name))));
	/** Nothing is asked for. */
	const all: Readonly<Filter> = read(new URLSearchParams());

	const written = (name: keyof Filter & string, filter: Partial<Filter>): string => {
		const { write } = fields[name];
		const value = filter[name];
		const text = value === undefined ? '' : write(value);
		return text === write(all[name]) ? '' : text;
	};

	/** `?q=mad&district=noerrebro`, or nothing. What is left out of the filter is not asked for. */
	function query(filter: Partial<Filter>, { after, before, view: opened }: Cursors = {}): string {
		const search = new URLSearchParams();
		for (const name of names) {
			const text = written(name, filter);
			if (text) search.set(inAddress(name), text);
		}
		if (before) search.set('before', before);
		else if (after) search.set('after', after);
		if (opened !== undefined) search.set('view', String(opened));
		return search.size > 0 ? `?${search}` : '';
	}
	const path = (base: string, filter: Partial<Filter>, cursors?: Cursors): string =>
		base + query(filter, cursors);

	/** Whether anything is left out of the list. */
	const isFiltered = (filter: Partial<Filter>): boolean =>
		names.some((name) => !fields[name].isView && written(name, filter) !== '');

	/** The same list with nothing left out. */
	const cleared = (filter: Filter): Filter =>
		built((name) => (fields[name].isView ? filter[name] : all[name]));

	/** What the address calls the fields. */
	const parameters: readonly string[] = names.map(inAddress);

	return { read, all, query, path, isFiltered, cleared, parameters };
}
