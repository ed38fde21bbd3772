/** The city's own undertakings lean on promises that partners have made. What leans on what is said by the desk, never worked out. */
/** Which row leans on promises. */
export interface Leaning {
	kind: 'action' | 'lighthouse';
	id: number;
}

/** So many promises each: a bound, so that their list needs no pages. */
export const mostLinks = 60;
