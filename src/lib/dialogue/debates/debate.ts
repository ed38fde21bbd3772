/**
 * What the city asks and everybody may write about, for as long as its days say. A citizen's words are read before they are shown;
 * once it is over a summary says what is used and what is not (decision 0106).
 */

export const debateStates = ['draft', 'published', 'summarised'] as const;
export type DebateState = (typeof debateStates)[number];

const next: Record<DebateState, readonly DebateState[]> = {
	draft: ['published'],
	published: ['summarised'],
	summarised: [],
};
/** Where a state may go; the database repeats it (`hold_debate`). */
export const debateMayGo = (from: DebateState, to: DebateState): boolean => next[from].includes(to);

/** What everybody sees of how far it is. */
export const debateStandings = ['coming', 'open', 'closed', 'summarised'] as const;
export type DebateStanding = (typeof debateStandings)[number];

export interface DebateDays {
	state: DebateState;
	opensOn: string;
	closesOn: string;
}

/** How it stands on a day in Copenhagen: both its days are open. Nothing has to run for it to close. */
export function debateStandingOf(
	{ state, opensOn, closesOn }: DebateDays,
	today: string,
): DebateStanding | 'draft' {
	if (state !== 'published') return state;
	if (today < opensOn) return 'coming';
	return today <= closesOn ? 'open' : 'closed';
}
/** It can be followed until its summary is there. */
export const canBeFollowed = ({ state }: Pick<DebateDays, 'state'>): boolean => state === 'published';

export const postStates = ['unconfirmed', 'received', 'shown', 'down'] as const;
export type PostState = (typeof postStates)[number];

const nextOfPost: Record<PostState, readonly PostState[]> = {
	unconfirmed: ['received'],
	received: ['shown', 'down'],
	shown: ['down'],
	// By an appeal, to where it was.
	down: ['received', 'shown'],
};
/** The database repeats it (`hold_debate_post`). */
export const postMayGo = (from: PostState, to: PostState): boolean => nextOfPost[from].includes(to);

/** Which side its writer says that it takes, in the order in which they are read. */
export const debateSides = ['for', 'against', 'neither'] as const;
export type Side = (typeof debateSides)[number];

/** One mailbox at one debate: it wrote a post, supports one, or follows. */
export const debateVoiceKinds = ['wrote', 'supports', 'follows'] as const;
export type DebateVoiceKind = (typeof debateVoiceKinds)[number];

/** A bound, so that the box needs no pages. */
export const mostFacts = 12;
/** So many replies stand under a post; the rest is on its own page. */
export const repliesShown = 3;

export const debatesPath = '/debates';
export const debatesDesk = '/municipality/debates';
export const debatePath = (slug: string): string => `${debatesPath}/${slug}`;
export const debateDesk = (slug: string): string => `${debatesDesk}/${slug}`;
export const postPath = (slug: string): string => `${debatesPath}/posts/${slug}`;
export const postDesk = (slug: string): string => `${debatesDesk}/posts/${slug}`;
