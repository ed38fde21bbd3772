/** Lists of the municipality that one can save views of; each stands at its own address below `/municipality`. */
export const viewLists = [
	'partners',
	'deadlines',
	'reporting',
	'worklist',
	'approvals',
	'flags',
	'dormant',
	'contributions',
] as const;
export type ViewList = (typeof viewLists)[number];

/** A saved view: what one person narrows a list to, by a name. */
export interface SavedView {
	id: number;
	list: ViewList;
	name: string;
	/** The filter as it stands in the list's address, with its question mark; empty is the whole list. */
	query: string;
	/** Shown on the person's desk, with how many it gives. */
	onDesk: boolean;
}

/** Of one person, over all lists. */
export const mostViews = 30;

export const listAddress = (list: ViewList): string => `/municipality/${list}`;

/** What the page adds to a filter's address, so that it knows which view was opened. */
export const viewAddress = ({ list, id, query }: Pick<SavedView, 'list' | 'id' | 'query'>): string =>
	`${listAddress(list)}${query}${query ? '&' : '?'}view=${id}`;
