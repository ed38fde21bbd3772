/** Two entries of one organisation become one: what stands in the way, and what goes over. */
import type { Organisation } from '#lib/organisations/organisation.ts';

/**
 * Why it cannot be. `together`, `promise`, `confirmed`, `match`, `event`: they have agreed something with each other, which
 * would be with oneself; `report`, `files`: both have the same, and one would be lost.
 */
export const obstacles = [
	'same',
	'state',
	'cvr',
	'parent',
	'together',
	'promise',
	'confirmed',
	'match',
	'event',
	'report',
	'files',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** What the preview counts of the one that is given up. */
export const counted = [
	'people',
	'sites',
	'signatures',
	'promises',
	'contributions',
	'partnerships',
	'events',
	'opportunities',
	'benefits',
	'postings',
	'reports',
	'notes',
	'tasks',
] as const;
export type Counted = (typeof counted)[number];

type Entry = Pick<Organisation, 'id' | 'state' | 'cvr' | 'parentId'>;

/** What the entries themselves say against it, before anything of theirs is looked at. */
export function obstaclesOfEntries(from: Entry, into: Entry): Obstacle[] {
	if (from.id === into.id) return ['same'];
	const found: Obstacle[] = [];
	if (!['approved', 'listed'].includes(from.state) || into.state !== 'approved') found.push('state');
	if (from.cvr && into.cvr && from.cvr !== into.cvr) found.push('cvr');
	if (from.parentId === into.id || into.parentId === from.id) found.push('parent');
	return found;
}
