/**
 * What is said once on the page after a redirect. Between the two requests it is a name and a few values in a cookie,
 * never words: nothing that somebody sends is read out as the site's own. A room lists its own in `flashes.ts`.
 */
import { entryOf } from '#lib/platform/addresses/address-values.ts';

/** A value as it is read again; undefined for whatever is no such value. Made by `address-values`, or `oneOf`. */
type Reader<Value> = (text: string | null) => Value | undefined;
type Value = string | number;
type Values = Readonly<Record<string, Value>>;

export interface Flash {
	readonly name: string;
	readonly values: Values;
}

/** As a page gets it. */
export interface FlashShown extends Flash {
	/** In the page's language; null: the page says it itself, in its own place. */
	readonly text: string | null;
}

type Readers = Readonly<Record<string, Reader<Value>>>;
type ReadBy<R extends Readers> = { readonly [Name in keyof R]: NonNullable<ReturnType<R[Name]>> };
type NoValues = Readonly<Record<never, never>>;

interface Kind<R extends Readers> {
	readonly readers: R;
	readonly say: ((values: ReadBy<R>) => string) | null;
}
interface AnyKind {
	readonly readers: Readers;
	readonly say: ((values: never) => string) | null;
}
/** A sentence without values, or a kind with them. */
type Given = (() => string) | AnyKind;
type ValuesOf<G> = G extends Kind<infer R> ? ReadBy<R> : NoValues;

interface FlashKind<V> {
	/** The flash with its values, for the redirect. */
	(...values: keyof V extends never ? [] : [values: V]): Flash;
	/** Its values, where this is what is said; else null. */
	in(shown: Flash | null): V | null;
	/** As the cookie has it; null where a value is missing or is none. */
	read(search: URLSearchParams): FlashShown | null;
	/** Unlike any other's in the house: `events.saved`. */
	readonly id: string;
}
export type FlashTable = Readonly<Record<string, Pick<FlashKind<never>, 'id' | 'read'>>>;

/** Said by the page itself, without values. */
export const inPlace: Kind<NoValues> = { readers: {}, say: null };

/** With values, all of them needed; without `say` the page says it itself. */
export const withValues = <R extends Readers>(readers: R, say: Kind<R>['say'] = null): Kind<R> => ({
	readers,
	say,
});

/** One of a few words. */
export const oneOf =
	<const Word extends string>(...words: readonly Word[]) =>
	(text: string | null): Word | undefined =>
		words.find((word) => word === text);

/** What a room says. A name that is not in the table does not compile. */
export function flashTable<const T extends Record<string, Given>>(
	room: string,
	table: T,
): { readonly [Name in keyof T]: FlashKind<ValuesOf<T[Name]>> } {
	const kinds = Object.entries<Given>(table).map(([name, given]) => {
		const id = `${room}.${name}`;
		const { readers, say }: AnyKind = typeof given === 'function' ? { readers: {}, say: given } : given;
		const kind = (values: Values = {}): Flash => ({ name: id, values });
		const read = (search: URLSearchParams): FlashShown | null => {
			const values: Record<string, Value> = {};
			for (const [key, reader] of Object.entries(readers)) {
				const value = reader(search.get(key));
				if (value === undefined) return null;
				values[key] = value;
			}
			return { name: id, values, text: say && say(values as never) };
		};
		const within = (shown: Flash | null) => (shown?.name === id ? shown.values : null);
		return [name, Object.assign(kind, { id, read, in: within })];
	});
	return Object.fromEntries(kinds) as never;
}

/** `events.saved`, `reporting.extended?until=2026-08-31`: what stands in the cookie. */
export function writeFlash({ name, values }: Flash): string {
	const search = new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]));
	return search.size ? `${name}?${search}` : name;
}

/** What the cookie says, if it is anything of these tables. Anybody writes there what they like. */
export function readFlash(cookie: string, tables: readonly FlashTable[]): FlashShown | null {
	const [name = '', search] = cookie.slice(0, 300).split('?', 2);
	const kinds = Object.fromEntries(
		tables.flatMap((table) => Object.values(table)).map((kind) => [kind.id, kind]),
	);
	return entryOf(kinds, name)?.read(new URLSearchParams(search)) ?? null;
}
