/** What each list of the public API is asked with, and how it answers. */
import type * as v from 'valibot';
import { href } from '#lib/i18n/urls.ts';

export interface Asked {
	query: URLSearchParams;
	after: string | null;
	limit: number;
	now: Date;
	origin: string;
	/** Read from the database now, whatever is kept of it. */
	afresh?: boolean;
}
export interface Listed<Item> {
	rows: Item[];
	/** A cursor. */
	next: string | null;
	/** No place was asked for, or none that the list knows. */
	first: boolean;
}
export type Item<Schema extends v.GenericSchema> = v.InferOutput<Schema>;

/** An address of the site's, in full, in the language that is asked in. */
export const addressed = (origin: string) => (path: string) => origin + href(path);
