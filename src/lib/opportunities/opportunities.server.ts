/** Verbs of organisations that open a way in: write, publish, change, close, cancel. */
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseGone } from '#lib/commitments/readers.server.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { draft, refuseToDelete, refuseToPublish, verbsOn } from '#lib/listings/verbs.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';
import { placed, resolvePlace } from '#lib/listings/place.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { OpportunityInput } from '#lib/opportunities/input.ts';
import { canBecome, isEditable, isMoved, type Opportunity } from '#lib/opportunities/opportunity.ts';
import { opportunityValues } from '#lib/opportunities/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import * as queries from '#lib/opportunities/queries.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { record } from '#lib/opportunities/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { listed, without } from '#lib/platform/keys.ts';

export const workspacePath = (organisation: string, slug: string): string =>
	`/workspace/${organisation}/opportunities/${slug}`;

/** What of the form is not a column as it was sent; everything else is stored. */
const besides = listed<
	Exclude<keyof OpportunityInput, keyof queries.OpportunityFields> | 'placeName' | 'address'
>()('submission', 'where', 'site', 'placeName', 'address', 'point', 'commitment', 'wordingRead');

async function written(
	trx: Transaction,
	organisation: Organisation,
	input: OpportunityInput,
	keptCommitment: number | null = null,
): Promise<queries.OpportunityFields> {
	const place = await resolvePlace(trx, organisation.id, input);
	if (input.commitment !== keptCommitment) await refuseGone(trx, organisation.id, input.commitment);
	return { ...without(input, besides), ...place, commitmentId: input.commitment };
}

const wordsOf = ({
	title,
	programme,
	description,
	learn,
}: Pick<Opportunity, 'title' | 'programme' | 'description' | 'learn'>) =>
	[title, programme, description, learn] as const;

const own = verbsOn(queries.lockOpportunity);

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export const createOpportunity = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: OpportunityInput,
): Promise<string> =>
	draft(db, actor, organisationSlug, input, {
		prepare: placed,
		path: workspacePath,
		async insert({ trx, organisation, born }, inPlace) {
			const fields = await written(trx, organisation, inPlace);
			const { id } = await queries.insertOpportunity(trx, { ...fields, ...born });
			await record(trx, actor, 'opportunity.drafted', { id, organisationId: organisation.id });
		},
	});

const change = own(
	async ({ trx, actor, organisation, listing }, input: OpportunityInput, edited?: Edited | null) => {
		if (!isEditable(listing)) throw new Refused('opportunity_closed');
		refuseEdited(edited, opportunityValues(listing));
		const isPublic = listing.state !== 'draft';
		if (isPublic) {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(listing));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		if (input.places < listing.filled) throw new Refused('opportunity_places_filled', 'places');
		const fields = await written(trx, organisation, input, listing.commitmentId);
		const moved = isPublic && isMoved(listing, fields);
		await queries.updateOpportunity(trx, listing.id, {
			...fields,
			...(moved && { changedAt: now(), sequence: listing.sequence + 1 }),
		});
		await record(trx, actor, moved ? 'opportunity.moved' : 'opportunity.changed', listing);
	},
);
/** @throws Refused `opportunity_closed`, `opportunity_places_filled`, `wording_unread`, `listing_links`, `listing_links_new` */
export const changeOpportunity: typeof change = async (db, actor, organisationSlug, slug, input, edited) =>
	change(db, actor, organisationSlug, slug, await placed(db, input), edited);

/**
 * Publishing again changes nothing. @throws Refused `listing_not_approved`, `listing_taken_down`, `opportunity_deadline_passed`,
 * `wording_unread`, `listing_links`, `listing_links_new`, `listing_day_full`
 */
export const publishOpportunity = own(
	async ({ trx, actor, by, organisation, listing }, { wordingRead }: { wordingRead: boolean }) => {
		if (listing.state === 'published') return;
		refuseToPublish(organisation, listing, 'opportunity_closed');
		if (listing.deadlineOn < copenhagenDate(now())) throw new Refused('opportunity_deadline_passed');
		refuseManyLinks(organisation, wordsOf(listing));
		refuseUnreadWording(wordsOf(listing), wordingRead);
		await refuseBeyondDay(trx, organisation);
		const at = now();
		const change = { state: 'published', at, personId: by, reason: null, publishedAt: at } as const;
		await queries.setState(trx, listing.id, change);
		await record(trx, actor, 'opportunity.published', listing, { wordingRead });
	},
);

const end = (state: 'closed' | 'cancelled') =>
	own(async ({ trx, actor, by, listing }, reason: string) => {
		if (listing.state === state) return;
		if (!canBecome(listing.state, state)) throw new Refused('opportunity_closed');
		await queries.setState(trx, listing.id, { state, at: now(), personId: by, reason: reason || null });
		await queries.updateOpportunity(trx, listing.id, { sequence: listing.sequence + 1 });
		await record(trx, actor, `opportunity.${state}`, listing);
	});
/** No more applications. @throws Refused `opportunity_closed` */
export const closeOpportunity = end('closed');
/** It does not happen after all. @throws Refused `opportunity_closed` */
export const cancelOpportunity = end('cancelled');

/** @throws Refused `listing_not_draft`, `listing_taken_down` */
export const deleteDraft = own(async ({ trx, actor, listing }) => {
	refuseToDelete(listing);
	await queries.deleteOpportunity(trx, listing.id);
	await record(trx, actor, 'opportunity.draft_deleted', listing);
});
