/** A proposed meeting of a need and an offer, and what became of it. */
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';
import type { PostingState, Side } from '#lib/matching/postings/posting.ts';

export const matchStates = ['proposed', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const;
export type MatchState = (typeof matchStates)[number];

/** One of the two posts as a match shows it. */
export interface MatchSide {
	id: number;
	slug: string;
	title: string;
	kind: string;
	contentLocale: string;
	state: PostingState;
	left: number;
	organisation: NamedOrganisation;
	/** Its own page is there for anybody. */
	isPublic: boolean;
}

export interface Match {
	id: number;
	need: MatchSide;
	offer: MatchSide;
	quantity: number;
	startsOn: string;
	endsOn: string;
	message: string;
	/** The organisation that has accepted by proposing, and who did it. */
	proposerId: number;
	proposedBy: number | null;
	proposedAt: Date;
	state: MatchState;
	decidedAt: Date | null;
	reason: string;
	/** The commitment it became. */
	commitment: { slug: string; title: string } | null;
}

/** The match as one of the two sees it. */
export interface MatchFrom extends Match {
	own: MatchSide;
	other: MatchSide;
	side: Side;
	/** This organisation has the next word. */
	waitsForUs: boolean;
}

export function seenFrom(match: Match, organisationId: number): MatchFrom {
	const needs = match.need.organisation.id === organisationId;
	return {
		...match,
		own: needs ? match.need : match.offer,
		other: needs ? match.offer : match.need,
		side: needs ? 'need' : 'offer',
		waitsForUs: match.state === 'proposed' && match.proposerId !== organisationId,
	};
}
