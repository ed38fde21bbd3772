/** An event, an opportunity or an offer in the same words, held until the transaction ends. */
import type { Actor } from '#lib/accounts/actor.ts';
import { hideBenefit, lockBenefitBySlug, showBenefitAgain } from '#lib/benefits/taking-down.server.ts';
import { hideEvent, lockEventBySlug, showEventAgain } from '#lib/events/taking-down/taking-down.server.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { ListingKind } from '#lib/moderation/subject.ts';
import type { ListingState } from '#lib/moderation/takedowns/takedown-case.ts';
import {
	hideOpportunity,
	lockOpportunityBySlug,
	showOpportunityAgain,
} from '#lib/opportunities/taking-down.server.ts';
import { workspaceOf } from '#lib/moderation/subject-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

interface Facts<State extends ListingState> {
	id: number;
	title: string;
	organisationId: number;
	state: State;
	createdAt: Date;
	takenDownAt: Date | null;
}

export interface HeldListing extends Facts<ListingState> {
	/** Where it stands in its organisation's workspace, in code form. */
	path: string;
	hide: (actor: Actor, reason: TakedownReason) => Promise<void>;
	show: (actor: Actor, state: ListingState) => Promise<void>;
}

/** How a room holds, hides and shows what is its own. */
interface Ways<Listing, State> {
	lock: (trx: Transaction, slug: string) => Promise<Listing | undefined>;
	hide: (trx: Transaction, actor: Actor, listing: Listing, reason: TakedownReason) => Promise<void>;
	showAgain: (trx: Transaction, actor: Actor, listing: Listing, state: State) => Promise<void>;
}

const holding =
	<State extends ListingState, Listing extends Facts<State> & { slug: string }>({
		lock,
		hide,
		showAgain,
	}: Ways<Listing, State>) =>
	async (trx: Transaction, kind: ListingKind, slug: string): Promise<HeldListing | undefined> => {
		const listing = await lock(trx, slug);
		if (!listing) return undefined;
		return {
			...listing,
			path: `${await workspaceOf(trx, listing.organisationId)}/${kind}/${listing.slug}`,
			hide: (actor, reason) => hide(trx, actor, listing, reason),
			// The state it had before it was hidden: one of its own.
			show: (actor, state) => showAgain(trx, actor, listing, state as State),
		};
	};

const byKind = {
	events: holding({ lock: lockEventBySlug, hide: hideEvent, showAgain: showEventAgain }),
	opportunities: holding({
		lock: lockOpportunityBySlug,
		hide: hideOpportunity,
		showAgain: showOpportunityAgain,
	}),
	benefits: holding({ lock: lockBenefitBySlug, hide: hideBenefit, showAgain: showBenefitAgain }),
} satisfies Record<ListingKind, unknown>;

export const holdListing = (
	trx: Transaction,
	kind: ListingKind,
	slug: string,
): Promise<HeldListing | undefined> => byKind[kind](trx, kind, slug);
