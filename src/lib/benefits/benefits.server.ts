/** Verbs of organisations that offer citizens something: write, publish, change, say that it is still right, end. */
import type { Actor } from '#lib/accounts/actor.ts';
import { isEditable, type Benefit } from '#lib/benefits/benefit.ts';
import { benefitValues } from '#lib/benefits/form-values.ts';
import type { BenefitInput } from '#lib/benefits/input.ts';
import * as queries from '#lib/benefits/queries.server.ts';
import { record } from '#lib/benefits/record.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { placed, resolvePlace } from '#lib/listings/place.server.ts';
import { draft, refuseToDelete, refuseToPublish, verbsOn } from '#lib/listings/verbs.server.ts';
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

const own = verbsOn(queries.lockBenefit);

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export const createBenefit = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: BenefitInput,
): Promise<string> =>
	draft(db, actor, organisationSlug, input, {
		prepare: placed,
		path: workspacePath,
		async insert({ trx, organisation, born }, inPlace) {
			const fields = await written(trx, organisation.id, inPlace);
			const { id } = await queries.insertBenefit(trx, { ...fields, ...born });
			await record(trx, actor, 'benefit.drafted', { id, organisationId: organisation.id });
		},
	});

const change = own(
	async ({ trx, actor, organisation, listing }, input: BenefitInput, edited?: Edited | null) => {
		if (!isEditable(listing)) throw new Refused('benefit_ended');
		refuseEdited(edited, benefitValues(listing));
		if (listing.state !== 'draft') {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(listing));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		const fields = await written(trx, organisation.id, input);
		await queries.updateBenefit(trx, listing.id, { ...fields, confirmedAt: now() });
		await record(trx, actor, 'benefit.changed', listing);
	},
);
/** Who changes it has read it: it is confirmed too. @throws Refused `benefit_ended`, `wording_unread`, `listing_links`, `listing_links_new` */
export const changeBenefit: typeof change = async (db, actor, organisationSlug, slug, input, edited) =>
	change(db, actor, organisationSlug, slug, await placed(db, input), edited);

/**
 * Publishing again changes nothing. @throws Refused `listing_not_approved`, `listing_taken_down`, `benefit_over`, `wording_unread`,
 * `listing_links`, `listing_links_new`, `listing_day_full`
 */
export const publishBenefit = own(
	async ({ trx, actor, by, organisation, listing }, { wordingRead }: { wordingRead: boolean }) => {
		if (listing.state === 'published') return;
		refuseToPublish(organisation, listing, 'benefit_ended');
		if (listing.validUntil !== null && listing.validUntil < copenhagenDate(now()))
			throw new Refused('benefit_over');
		refuseManyLinks(organisation, wordsOf(listing));
		refuseUnreadWording(wordsOf(listing), wordingRead);
		await refuseBeyondDay(trx, organisation);
		await queries.setState(trx, listing.id, { state: 'published', at: now(), personId: by, reason: null });
		await record(trx, actor, 'benefit.published', listing, { wordingRead });
	},
);

/** It is still right. @throws Refused `benefit_ended` */
export const confirmBenefit = own(async ({ trx, actor, listing }) => {
	if (listing.state !== 'published') throw new Refused('benefit_ended');
	await queries.updateBenefit(trx, listing.id, { confirmedAt: now() });
	await record(trx, actor, 'benefit.confirmed', listing);
});

/** Nobody gets it any more; ending again changes nothing. @throws Refused `benefit_ended` for a draft */
export const endBenefit = own(async ({ trx, actor, by, listing }, reason: string) => {
	if (listing.state === 'ended') return;
	if (listing.state !== 'published') throw new Refused('benefit_ended');
	const change = { state: 'ended', at: now(), personId: by, reason: reason || null } as const;
	await queries.setState(trx, listing.id, change);
	await record(trx, actor, 'benefit.ended', listing);
});

/** @throws Refused `listing_not_draft`, `listing_taken_down` */
export const deleteDraft = own(async ({ trx, actor, listing }) => {
	refuseToDelete(listing);
	await queries.deleteBenefit(trx, listing.id);
	await record(trx, actor, 'benefit.draft_deleted', listing);
});

/** All that an organisation offers is still right: said with its facts, from a mail (`reporting/still-right`). */
export const confirmAllBenefits = queries.confirmPublished;
