/** Verbs about matches: propose, accept, decline, withdraw. Posts are always held before the match between them. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { commitmentFromMatch } from '#lib/commitments/writing/from-match.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mayAnswer, mayPost } from '#lib/matching/access.ts';
import type { ProposalInput } from '#lib/matching/postings/input.ts';
import { kindsLike, typeOf } from '#lib/matching/postings/kinds.ts';
import { tellAccepted, tellDeclined, tellProposed } from '#lib/matching/letters.server.ts';
import * as queries from '#lib/matching/matches/match-queries.server.ts';
import { seenFrom, type Match } from '#lib/matching/matches/match.ts';
import {
	areOneSide,
	deskPath,
	postingStanding,
	remaining,
	sharedPeriod,
	type PostingWithOrganisation,
} from '#lib/matching/postings/posting.ts';
import { findPosting, lockPostings } from '#lib/matching/queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { recordMatch } from '#lib/matching/record.server.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

type Pair = { need: PostingWithOrganisation; offer: PostingWithOrganisation };

/** Both posts held, told apart. */
async function lockPair(trx: Transaction, ids: readonly [number, number]): Promise<Pair> {
	const held = await lockPostings(trx, ids);
	return {
		need: held.find(({ side }) => side === 'need') ?? notFound(),
		offer: held.find(({ side }) => side === 'offer') ?? notFound(),
	};
}

/** @throws Refused `matching_not_open`, `matching_not_taking_part`, `matching_not_enough` */
function refuseImpossible({ need, offer }: Pair, quantity: number): void {
	const today = copenhagenDate(now());
	for (const posting of [need, offer]) {
		if (postingStanding(posting, today) !== 'open') throw new Refused('matching_not_open');
		if (!posting.organisation.takesPart) throw new Refused('matching_not_taking_part');
	}
	if (quantity > Math.min(remaining(need), remaining(offer)))
		throw new Refused('matching_not_enough', 'quantity');
}

/**
 * Proposes that the organisation's own post meets the other one; whoever proposes has accepted. The same submission
 * key proposes once. @returns the own post's path, in code form.
 * @throws Refused `matching_not_open`, `matching_not_enough`, `matching_dates_outside`, `matching_already_proposed`
 */
export async function proposeMatch(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	[ownSlug, otherSlug]: readonly [string, string],
	{ submission, quantity, startsOn, endsOn, message }: ProposalInput,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const [own, other] = await Promise.all([findPosting(db, ownSlug), findPosting(db, otherSlug)]);
	if (!own || !other || own.organisationId !== organisation.id) notFound();
	if (!canMeet(own, other)) notFound();
	return actingOnce(db, actor, submission, async (trx) => {
		const pair = await lockPair(trx, [own.id, other.id]);
		refuseImpossible(pair, quantity);
		const shared = sharedPeriod(pair.need, pair.offer);
		if (!shared || startsOn < shared.startsOn || endsOn > shared.endsOn)
			throw new Refused('matching_dates_outside', 'endsOn');
		const id = await queries.insertMatch(trx, {
			needId: pair.need.id,
			offerId: pair.offer.id,
			quantity,
			startsOn,
			endsOn,
			message,
			proposerId: organisation.id,
			proposedBy: actor.person?.id ?? null,
			proposedAt: now(),
		});
		if (id === null) throw new Refused('matching_already_proposed');
		await recordMatch(trx, actor, 'match.proposed', { id, organisationId: organisation.id }, { quantity });
		await tellProposed(trx, seenFrom(found(await queries.findMatch(trx, id)), other.organisationId));
		return deskPath(organisation.slug, own.slug);
	});
}

/** The other side's published post about the same thing, of somebody who can confirm what this one delivers. */
export const canMeet = (own: PostingWithOrganisation, other: PostingWithOrganisation): boolean =>
	other.state !== 'draft' &&
	own.side !== other.side &&
	kindsLike(own.kind).some((kind) => kind === other.kind) &&
	!areOneSide(own.organisation, other.organisation);

/** The match and its posts held, as the actor's organisation sees it. @throws 404 when it is not theirs */
async function lockSeen(trx: Transaction, actor: Actor, organisationSlug: string, id: number) {
	const organisation = await organisationFor(trx, actor, organisationSlug, 'read');
	const first = found(await queries.findMatch(trx, id));
	const ours = [first.need, first.offer].some((one) => one.organisation.id === organisation.id);
	if (!ours) notFound();
	const pair = await lockPair(trx, [first.need.id, first.offer.id]);
	const match = found(await queries.lockMatch(trx, id));
	return { organisation, pair, match: seenFrom(match, organisation.id) };
}

/** The districts both name, else those of the one that names any, else where the need is. */
function districtsOf({ need, offer }: Pair): DistrictNr[] {
	const shared = need.districts.filter((nr) => offer.districts.includes(nr));
	if (shared.length) return shared;
	return need.districts.length ? need.districts : offer.districts;
}

const promised = (trx: Transaction, { need, offer }: Pair, match: Match, acceptedBy: Actor) =>
	commitmentFromMatch(trx, {
		matchId: match.id,
		offering: offer.organisation,
		needing: need.organisation,
		type: typeOf(offer.kind).key,
		target: match.quantity,
		startsOn: match.startsOn,
		dueOn: match.endsOn,
		goal: need.goal,
		districts: districtsOf({ need, offer }),
		description: need.description,
		resources: offer.description,
		acceptedBy,
		writtenBy: match.proposerId === offer.organisationId ? match.proposedBy : personOf(acceptedBy),
	});

/**
 * Says yes to the other side's proposal: the commitment stands from this moment, with both as its parties. A second yes
 * finds the commitment of the first. @returns the commitment's slug.
 * @throws Refused `matching_already_decided`, `matching_not_open`, `matching_not_enough`, `matching_not_taking_part`
 */
export const acceptMatch = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
): Promise<string> =>
	acting(db, actor, async (trx) => {
		const { organisation, pair, match } = await lockSeen(trx, actor, organisationSlug, id);
		if (!mayAnswer(actor, organisation.id) || match.proposerId === organisation.id) notFound();
		if (match.commitment) return match.commitment.slug;
		if (match.state !== 'proposed') throw new Refused('matching_already_decided');
		refuseImpossible(pair, match.quantity);
		if (match.endsOn < copenhagenDate(now())) throw new Refused('matching_not_open');
		const by = actor.person?.id ?? null;
		const commitment = await promised(trx, pair, match, actor);
		await queries.decideMatch(trx, id, { state: 'accepted', at: now(), by, commitmentId: commitment.id });
		const usedUp = [pair.need, pair.offer].filter((posting) => remaining(posting) <= match.quantity);
		await queries.lapseProposals(
			trx,
			usedUp.map((posting) => posting.id),
			now(),
		);
		await recordMatch(
			trx,
			actor,
			'match.accepted',
			{ id, organisationId: organisation.id },
			{ commitment: commitment.id },
		);
		await tellAccepted(trx, match, commitment);
		return commitment.slug;
	});

/** No, with or without a reason. @throws Refused `matching_already_decided` */
export const declineMatch = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	{ match: id, reason }: { match: number; reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, match } = await lockSeen(trx, actor, organisationSlug, id);
		if (!mayAnswer(actor, organisation.id) || match.proposerId === organisation.id) notFound();
		if (match.state === 'declined') return;
		if (match.state !== 'proposed') throw new Refused('matching_already_decided');
		await queries.decideMatch(trx, id, {
			state: 'declined',
			at: now(),
			by: actor.person?.id ?? null,
			reason,
		});
		await recordMatch(trx, actor, 'match.declined', { id, organisationId: organisation.id });
		await tellDeclined(trx, match, reason);
	});

/** Takes back a proposal that nobody has answered. @throws Refused `matching_already_decided` */
export const withdrawMatch = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, match } = await lockSeen(trx, actor, organisationSlug, id);
		if (!mayPost(actor, organisation.id) || match.proposerId !== organisation.id) notFound();
		if (match.state === 'withdrawn') return;
		if (match.state !== 'proposed') throw new Refused('matching_already_decided');
		await queries.decideMatch(trx, id, { state: 'withdrawn', at: now(), by: actor.person?.id ?? null });
		await recordMatch(trx, actor, 'match.withdrawn', { id, organisationId: organisation.id });
	});
