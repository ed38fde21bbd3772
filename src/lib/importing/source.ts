/** The noun: what an organisation takes events in from, and what became of each. */
import type { DanishLevel } from '#lib/listings/listing.ts';
import type { FetchProblem } from '#lib/platform/fetching/fetching.server.ts';
import type { FileProblem, Note, Proposal } from '#lib/importing/proposal.ts';

export type SourceProblem = FetchProblem | FileProblem;

export interface Source {
	id: number;
	organisationId: number;
	kind: 'file' | 'feed';
	url: string | null;
	danishLevel: DanishLevel;
	publishes: boolean;
	createdAt: Date;
	acceptedAt: Date | null;
	endedAt: Date | null;
	etag: string | null;
	lastModified: string | null;
	fetchedAt: Date | null;
	nextFetchAt: Date | null;
	failures: number;
	problem: string | null;
	/** Of what was taken in, how much the last file says as it stands here. */
	unchanged: number | null;
}

/** Parts of an event that a source says, and that a person may have said otherwise here. */
export const parts = ['title', 'description', 'time', 'place', 'price'] as const;
export type Part = (typeof parts)[number];

export const itemStates = ['proposed', 'taken', 'left'] as const;

/** What a file would do to an event that was taken in: change it; or it is missed, on a day that the file covers or beyond them. */
export const pendings = ['changed', 'gone', 'beyond'] as const;
export type Pending = (typeof pendings)[number];

export interface Item extends Proposal {
	id: number;
	state: (typeof itemStates)[number];
	eventId: number | null;
	kept: Part[];
	goneAt: Date | null;
	/** Public events that may be this one. */
	alike: number[];
}

/** Notes that somebody should look at before the event goes out. */
const doubtful: readonly Note[] = [
	'zone_unknown',
	'rule_unread',
	'dates_changed',
	'parts_unread',
	'end_assumed',
	'twice',
	'alike',
	'postponed',
	'prices',
	'price_left_out',
];
export const isDoubtful = ({ notes }: Pick<Proposal, 'notes'>): boolean =>
	notes.some((note) => doubtful.includes(note));

export const mostSources = 10;
/** Of one source, taken or not; more than half a year has. */
export const mostItems = 2000;
/** How far ahead a rule's occurrences become events. */
export const daysAhead = 183;

const hour = 3_600_000;
const waits = [1, 2, 4, 8, 24];
/** A feed that answers is asked again after six hours, one that fails less and less often. */
export const nextFetch = (failures: number, at: Date): Date =>
	new Date(at.getTime() + (failures === 0 ? 6 : waits[Math.min(failures, waits.length) - 1]!) * hour);

/** Its owner is told when it is no passing trouble. */
export const failuresUntilTold = 3;
