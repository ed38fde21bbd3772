/** Verbs of organisations that open a way in: write, publish, change, close, cancel. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseGone } from '#lib/commitments/readers.server.ts';
import { lockOwn, refuseUnapproved } from '#lib/listings/frame.server.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';
import { placed, resolvePlace } from '#lib/listings/place.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { OpportunityInput } from '#lib/opportunities/input.ts';
import { canBecome, isEditable, isMoved, type Opportunity } from '#lib/opportunities/opportunity.ts';
import { opportunityValues } from '#lib/opportunities/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import * as queries from '#lib/opportunities/queries.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
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

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export async function createOpportunity(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: OpportunityInput,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const inPlace = await placed(db, input);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const fields = await written(trx, organisation, inPlace);
		const slug = newSlug(fields.title);
		const createdBy = actor.person?.id ?? null;
		const row = { ...fields, slug, organisationId: organisation.id, createdBy, createdAt: now() };
		const { id } = await queries.insertOpportunity(trx, row);
		await record(trx, actor, 'opportunity.drafted', { id, organisationId: organisation.id });
		return workspacePath(organisation.slug, slug);
	});
}

const lockOpportunity = (slug: string) => (trx: Transaction) => queries.lockOpportunity(trx, slug);

/** @throws Refused `opportunity_closed`, `opportunity_places_filled`, `wording_unread`, `listing_links`, `listing_links_new` */
export async function changeOpportunity(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	input: OpportunityInput,
	edited?: Edited | null,
): Promise<void> {
	const inPlace = await placed(db, input);
	await acting(db, actor, async (trx) => {
		const { organisation, listing: opportunity } = await lockOwn(
			trx,
			actor,
			organisationSlug,
			lockOpportunity(slug),
		);
		if (!isEditable(opportunity)) throw new Refused('opportunity_closed');
		refuseEdited(edited, opportunityValues(opportunity));
		const isPublic = opportunity.state !== 'draft';
		if (isPublic) {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(opportunity));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		if (input.places < opportunity.filled) throw new Refused('opportunity_places_filled', 'places');
		const fields = await written(trx, organisation, inPlace, opportunity.commitmentId);
		const moved = isPublic && isMoved(opportunity, fields);
		await queries.updateOpportunity(trx, opportunity.id, {
			...fields,
			...(moved && { changedAt: now(), sequence: opportunity.sequence + 1 }),
		});
		await record(trx, actor, moved ? 'opportunity.moved' : 'opportunity.changed', opportunity);
	});
}

/**
 * Publishing again changes nothing. @throws Refused `listing_not_approved`, `opportunity_deadline_passed`, `wording_unread`,
 * `listing_links`, `listing_links_new`, `listing_day_full`
 */
export const publishOpportunity = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ wordingRead }: { wordingRead: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, listing: opportunity } = await lockOwn(
			trx,
			actor,
			organisationSlug,
			lockOpportunity(slug),
		);
		if (opportunity.state === 'published') return;
		if (opportunity.takenDownAt) throw new Refused('listing_taken_down');
		if (opportunity.state !== 'draft') throw new Refused('opportunity_closed');
		refuseUnapproved(organisation);
		if (opportunity.deadlineOn < copenhagenDate(now())) throw new Refused('opportunity_deadline_passed');
		refuseManyLinks(organisation, wordsOf(opportunity));
		refuseUnreadWording(wordsOf(opportunity), wordingRead);
		await refuseBeyondDay(trx, organisation);
		const at = now();
		const personId = actor.person?.id ?? null;
		await queries.setState(trx, opportunity.id, {
			state: 'published',
			at,
			personId,
			reason: null,
			publishedAt: at,
		});
		await record(trx, actor, 'opportunity.published', opportunity, { wordingRead });
	});

const end = (state: 'closed' | 'cancelled') =>
	async function (
		db: Database,
		actor: Actor,
		organisationSlug: string,
		slug: string,
		reason: string,
	): Promise<void> {
		await acting(db, actor, async (trx) => {
			const { listing: opportunity } = await lockOwn(trx, actor, organisationSlug, lockOpportunity(slug));
			if (opportunity.state === state) return;
			if (!canBecome(opportunity.state, state)) throw new Refused('opportunity_closed');
			const personId = actor.person?.id ?? null;
			await queries.setState(trx, opportunity.id, { state, at: now(), personId, reason: reason || null });
			await queries.updateOpportunity(trx, opportunity.id, { sequence: opportunity.sequence + 1 });
			await record(trx, actor, `opportunity.${state}`, opportunity);
		});
	};
/** No more applications. @throws Refused `opportunity_closed` */
export const closeOpportunity = end('closed');
/** It does not happen after all. @throws Refused `opportunity_closed` */
export const cancelOpportunity = end('cancelled');

/** @throws Refused `listing_not_draft` */
export const deleteDraft = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: opportunity } = await lockOwn(trx, actor, organisationSlug, lockOpportunity(slug));
		if (opportunity.takenDownAt) throw new Refused('listing_taken_down');
		if (opportunity.state !== 'draft') throw new Refused('listing_not_draft');
		await queries.deleteOpportunity(trx, opportunity.id);
		await record(trx, actor, 'opportunity.draft_deleted', opportunity);
	});
