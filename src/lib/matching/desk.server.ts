/** What an organisation's own pages read about its needs and offers. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mayAnswer, mayPost } from '#lib/matching/access.ts';
import * as matches from '#lib/matching/matches/match-queries.server.ts';
import { seenFrom } from '#lib/matching/matches/match.ts';
import { canMeet } from '#lib/matching/matches/matches.server.ts';
import {
	postingStanding,
	remaining,
	sharedPeriod,
	type Posting,
	type PostingWithOrganisation,
} from '#lib/matching/postings/posting.ts';
import * as queries from '#lib/matching/queries.server.ts';
import { best, rank, type Ranking } from '#lib/matching/suggestions/rank.ts';
import {
	candidatesFor,
	mutesOf,
	type Candidate,
} from '#lib/matching/suggestions/suggestion-queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const today = () => copenhagenDate(now());
/** As many of each post's candidates are weighed. */
const weighed = 60;

export interface Suggestion extends Ranking {
	own: Pick<Posting, 'slug' | 'title' | 'side' | 'contentLocale'>;
	posting: Candidate;
}

/** The best meetings for these own posts; each post of others once, with the own one that it fits best. */
async function suggestionsFor(
	db: Handle,
	own: readonly PostingWithOrganisation[],
	most: number,
): Promise<Suggestion[]> {
	const open = own.filter((posting) => postingStanding(posting, today()) === 'open');
	const candidates = await candidatesFor(
		db,
		open.map(({ id }) => id),
		today(),
		weighed,
	);
	const ranked = open.flatMap((posting) =>
		best(
			posting,
			candidates.filter(({ ownId }) => ownId === posting.id),
			weighed,
		).map((suggestion) => ({ ...suggestion, own: posting })),
	);
	const seen = new Set<number>();
	return ranked
		.toSorted((one, other) => other.score - one.score || one.posting.id - other.posting.id)
		.filter(({ posting }) => !seen.has(posting.id) && seen.add(posting.id))
		.slice(0, most);
}

const withStanding = <Row extends Posting>(posting: Row) => ({
	...posting,
	standing: postingStanding(posting, today()),
});

/** Everything on the page of needs and offers. */
export async function deskOf(db: Database, actor: Actor, organisationSlug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'read');
	const [postings, waiting, agreed, mutes] = await Promise.all([
		queries.ownPostings(db, organisation.id),
		matches.matchesOn(db, organisation.id, ['proposed'], 50),
		matches.matchesOn(db, organisation.id, ['accepted'], 10),
		mutesOf(db, organisation.id),
	]);
	return {
		postings: postings.map(withStanding),
		suggestions: await suggestionsFor(db, postings, 8),
		waiting: waiting.map((match) => seenFrom(match, organisation.id)),
		agreed: agreed.map((match) => seenFrom(match, organisation.id)),
		mutes,
		may: { post: mayPost(actor, organisation.id), answer: mayAnswer(actor, organisation.id) },
	};
}

/** What the organisation's first page says about matches: proposals that wait, and the best suggestions. */
export async function matchesInShort(db: Database, organisationId: number) {
	const [waiting, postings] = await Promise.all([
		matches.countWaiting(db, organisationId),
		queries.ownPostings(db, organisationId),
	]);
	const suggestions = await suggestionsFor(db, postings, weighed);
	return {
		waiting,
		count: suggestions.length,
		suggestions: suggestions.slice(0, 2).map(({ posting: { slug, title, contentLocale, organisation } }) => ({
			slug,
			title,
			contentLocale,
			name: organisation.name,
		})),
	};
}

/** One of the organisation's own posts. @throws 404 when it is another's */
export async function ownPosting(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'edit' = 'read',
) {
	const organisation = await organisationFor(db, actor, organisationSlug, ability);
	const posting = found(await queries.findPosting(db, slug));
	if (posting.organisationId !== organisation.id) notFound();
	return { organisation, posting: withStanding(posting) };
}

/** An own post with who could meet it and what was proposed. */
export async function ownPostingPage(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const { organisation, posting } = await ownPosting(db, actor, organisationSlug, slug);
	const [proposals, suggestions] = await Promise.all([
		matches.matchesOf(db, posting.id),
		suggestionsFor(db, [posting], 6),
	]);
	return {
		posting,
		suggestions,
		matches: proposals.map((match) => seenFrom(match, organisation.id)),
		may: { post: mayPost(actor, organisation.id), answer: mayAnswer(actor, organisation.id) },
	};
}

/** An own post beside another's, to propose that they meet. @throws 404 where they cannot */
export async function meeting(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	[ownSlug, otherSlug]: readonly [string, string],
) {
	const { posting: own } = await ownPosting(db, actor, organisationSlug, ownSlug, 'edit');
	const other = found(await queries.findPosting(db, otherSlug));
	if (!canMeet(own, other) || !other.organisation.takesPart) notFound();
	return {
		own,
		other: withStanding(other),
		ranking: rank(own, other),
		period: sharedPeriod(own, other, today()),
		most: Math.min(remaining(own), remaining(other)),
	};
}

/** Another's open post, to be answered with a new one. Null when there is none to answer. */
export async function postingToAnswer(db: Database, slug: string | undefined) {
	const posting = slug ? await queries.findPosting(db, slug) : undefined;
	return posting?.organisation.takesPart && postingStanding(posting, today()) === 'open' ? posting : null;
}
