/** An event or an opportunity in the same words, held until the transaction ends. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { EventState } from '#lib/events/event.ts';
import { hideEvent, lockEventBySlug, showEventAgain } from '#lib/events/taking-down/taking-down.server.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { ListingKind } from '#lib/moderation/subject.ts';
import type { OpportunityState } from '#lib/opportunities/opportunity.ts';
import {
	hideOpportunity,
	lockOpportunityBySlug,
	showOpportunityAgain,
} from '#lib/opportunities/taking-down.server.ts';
import { workspaceOf } from '#lib/moderation/subject-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface HeldListing {
	id: number;
	title: string;
	organisationId: number;
	state: EventState | OpportunityState;
	createdAt: Date;
	takenDownAt: Date | null;
	/** Where it stands in its organisation's workspace, in code form. */
	path: string;
	hide: (actor: Actor, reason: TakedownReason) => Promise<void>;
	show: (actor: Actor, state: EventState | OpportunityState) => Promise<void>;
}

const facts = async <L extends { organisationId: number; slug: string }>(
	trx: Transaction,
	kind: ListingKind,
	listing: L,
): Promise<L & { path: string }> => ({
	...listing,
	path: `${await workspaceOf(trx, listing.organisationId)}/${kind}/${listing.slug}`,
});

export async function holdListing(
	trx: Transaction,
	kind: ListingKind,
	slug: string,
): Promise<HeldListing | undefined> {
	if (kind === 'events') {
		const event = await lockEventBySlug(trx, slug);
		if (!event) return undefined;
		return {
			...(await facts(trx, kind, event)),
			hide: (actor, reason) => hideEvent(trx, actor, event, reason),
			show: (actor, state) => showEventAgain(trx, actor, event, state as EventState),
		};
	}
	const opportunity = await lockOpportunityBySlug(trx, slug);
	if (!opportunity) return undefined;
	return {
		...(await facts(trx, kind, opportunity)),
		hide: (actor, reason) => hideOpportunity(trx, actor, opportunity, reason),
		show: (actor, state) => showOpportunityAgain(trx, actor, opportunity, state as OpportunityState),
	};
}
