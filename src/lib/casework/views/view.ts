/** A saved view: what one person narrows the list of partners to, by a name. */
export interface SavedView {
	id: number;
	name: string;
	/** The filter as it stands in the list's address, with its question mark; empty is the whole list. */
	query: string;
	/** Shown on the person's desk, with how many it gives. */
	onDesk: boolean;
}

/** Of one person. */
export const mostViews = 30;

/** What the page adds to a filter's address, so that it knows which view was opened. */
export const viewAddress = ({ id, query }: Pick<SavedView, 'id' | 'query'>): string =>
	`/municipality/partners${query}${query ? '&' : '?'}view=${id}`;
