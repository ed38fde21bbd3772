/** Verbs of organisations that offer citizens something: write, publish, change, say that it is still right, end. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { isEditable, type Benefit } from '#lib/benefits/benefit.ts';
import { benefitValues } from '#lib/benefits/form-values.ts';
import type { BenefitInput } from '#lib/benefits/input.ts';
import * as queries from '#lib/benefits/queries.server.ts';
import { record } from '#lib/benefits/record.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { lockOwn, refuseUnapproved } from '#lib/listings/frame.server.ts';
import { placed, resolvePlace } from '#lib/listings/place.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { listed, without } from '#lib/platform/keys.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

export const workspacePath = (organisation: string, slug: string): string =>
	`/workspace/${organisation}/benefits/${slug}`;

/** What of the form is not a column as it was sent; everything else is stored. */
const besides = listed<
	Exclude<keyof BenefitInput, keyof queries.BenefitFields> | 'placeName' | 'address' | 'districts'
>()('submission', 'where', 'site', 'placeName', 'address', 'point', 'districts', 'wordingRead');

async function written(
	trx: Transaction,
	organisationId: number,
	input: BenefitInput,
): Promise<queries.BenefitFields> {
	const { where, districts } = input;
	return {
		...without(input, besides),
		...(await resolvePlace(trx, organisationId, input)),
		reach: where === 'districts' || where === 'city' ? where : 'place',
		districts: where === 'districts' ? districts : [],
	};
}

const wordsOf = ({ title, description, howToGet }: Pick<Benefit, 'title' | 'description' | 'howToGet'>) =>
	[title, description, howToGet] as const;

const lockBenefit = (slug: string) => (trx: Transaction) => queries.lockBenefit(trx, slug);

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export async function createBenefit(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: BenefitInput,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const inPlace = await placed(db, input);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const fields = await written(trx, organisation.id, inPlace);
		const slug = newSlug(fields.title);
		const createdBy = actor.person?.id ?? null;
		const row = { ...fields, slug, organisationId: organisation.id, createdBy, createdAt: now() };
		const { id } = await queries.insertBenefit(trx, row);
		await record(trx, actor, 'benefit.drafted', { id, organisationId: organisation.id });
		return workspacePath(organisation.slug, slug);
	});
}

/** Who changes it has read it: it is confirmed too. @throws Refused `benefit_ended`, `wording_unread`, `listing_links`, `listing_links_new` */
export async function changeBenefit(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	input: BenefitInput,
	edited?: Edited | null,
): Promise<void> {
	const inPlace = await placed(db, input);
	await acting(db, actor, async (trx) => {
		const { organisation, listing: benefit } = await lockOwn(trx, actor, organisationSlug, lockBenefit(slug));
		if (!isEditable(benefit)) throw new Refused('benefit_ended');
		refuseEdited(edited, benefitValues(benefit));
		if (benefit.state !== 'draft') {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(benefit));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		const fields = await written(trx, organisation.id, inPlace);
		await queries.updateBenefit(trx, benefit.id, { ...fields, confirmedAt: now() });
		await record(trx, actor, 'benefit.changed', benefit);
	});
}

/**
 * Publishing again changes nothing. @throws Refused `listing_not_approved`, `benefit_over`, `wording_unread`, `listing_links`,
 * `listing_links_new`, `listing_day_full`
 */
export const publishBenefit = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ wordingRead }: { wordingRead: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, listing: benefit } = await lockOwn(trx, actor, organisationSlug, lockBenefit(slug));
		if (benefit.state === 'published') return;
		if (benefit.state !== 'draft') throw new Refused('benefit_ended');
		refuseUnapproved(organisation);
		if (benefit.validUntil !== null && benefit.validUntil < copenhagenDate(now()))
			throw new Refused('benefit_over');
		refuseManyLinks(organisation, wordsOf(benefit));
		refuseUnreadWording(wordsOf(benefit), wordingRead);
		await refuseBeyondDay(trx, organisation);
		const personId = actor.person?.id ?? null;
		await queries.setState(trx, benefit.id, { state: 'published', at: now(), personId, reason: null });
		await record(trx, actor, 'benefit.published', benefit, { wordingRead });
	});

/** It is still right. @throws Refused `benefit_ended` */
export const confirmBenefit = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: benefit } = await lockOwn(trx, actor, organisationSlug, lockBenefit(slug));
		if (benefit.state !== 'published') throw new Refused('benefit_ended');
		await queries.updateBenefit(trx, benefit.id, { confirmedAt: now() });
		await record(trx, actor, 'benefit.confirmed', benefit);
	});

/** Nobody gets it any more; ending again changes nothing. @throws Refused `benefit_ended` for a draft */
export const endBenefit = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	reason: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: benefit } = await lockOwn(trx, actor, organisationSlug, lockBenefit(slug));
		if (benefit.state === 'ended') return;
		if (benefit.state !== 'published') throw new Refused('benefit_ended');
		const personId = actor.person?.id ?? null;
		await queries.setState(trx, benefit.id, { state: 'ended', at: now(), personId, reason: reason || null });
		await record(trx, actor, 'benefit.ended', benefit);
	});

/** @throws Refused `listing_not_draft` */
export const deleteDraft = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: benefit } = await lockOwn(trx, actor, organisationSlug, lockBenefit(slug));
		if (benefit.state !== 'draft') throw new Refused('listing_not_draft');
		await queries.deleteBenefit(trx, benefit.id);
		await record(trx, actor, 'benefit.draft_deleted', benefit);
	});

/** All that an organisation offers is still right: said with its facts, from a mail (`reporting/still-right`). */
export const confirmAllBenefits = queries.confirmPublished;
