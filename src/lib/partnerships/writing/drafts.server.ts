/** Writing a partnership down, before anybody is asked to sign. Only the lead sees a draft. */
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { mayEdit } from '#lib/partnerships/access.ts';
import type { PartiesInput, PartnershipInput, ScopeInput } from '#lib/partnerships/writing/input.ts';
import { mostParties } from '#lib/partnerships/writing/input.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import * as queries from '#lib/partnerships/partnership-queries.server.ts';
import { recordPartnership } from '#lib/partnerships/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { inPresentOrder, partiesValues } from '#lib/partnerships/writing/edited-parties.ts';
import { scopeValues, whatValues } from '#lib/partnerships/writing/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/**
 * Starts a draft with the organisation as lead. The same submission key makes one draft.
 * @returns the partnership's slug. @throws Refused `partnership_not_approved`
 */
export async function createPartnership(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: PartnershipInput,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const { submission, ...values } = input;
	const person = actor.person ?? notFound();
	return actingOnce(db, actor, submission, async (trx) => {
		if (!stateAllows(organisation.state, 'publish')) throw new Refused('partnership_not_approved');
		const slug = newSlug(values.title);
		const { id } = await queries.insertPartnership(trx, {
			...values,
			slug,
			leadOrganisationId: organisation.id,
			createdBy: person.id,
			createdAt: now(),
		});
		await queries.addParties(trx, id, [organisation.id]);
		await recordPartnership(trx, person.id, 'partnership.drafted', { id, organisationId: organisation.id });
		return slug;
	});
}

/** @throws Refused `partnership_not_draft`: it is proposed meanwhile */
export const updateDraft = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ title, purpose, startsOn, endsOn }: PartnershipInput,
	edited?: Edited | null,
): Promise<void> =>
	change(db, actor, organisationSlug, slug, (trx, partnership) => {
		refuseEdited(edited, whatValues(partnership));
		return queries.updatePartnership(trx, partnership.id, { title, purpose, startsOn, endsOn });
	});

/** @throws Refused `partnership_not_draft` */
export const updateScope = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ goals, districts }: ScopeInput,
	edited?: Edited | null,
): Promise<void> =>
	change(db, actor, organisationSlug, slug, (trx, partnership) => {
		refuseEdited(edited, scopeValues(partnership));
		return queries.updatePartnership(trx, partnership.id, { goals, districts });
	});

/**
 * Keeps what each party brings, and adds or removes the parties the person asked for.
 * @throws Refused `partnership_not_draft`, `partnership_too_many`
 */
export const updateParties = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ parties, add, intent }: PartiesInput,
	edited?: Edited | null,
): Promise<void> =>
	change(db, actor, organisationSlug, slug, async (trx, partnership) => {
		const before = partnership.parties;
		if (edited) refuseEdited(inPresentOrder(edited, parties, before), partiesValues(before));
		for (const { organisationId, brings, required } of parties) {
			const lead = organisationId === partnership.leadOrganisationId;
			await queries.updateParty(trx, partnership.id, organisationId, { brings, required: required || lead });
		}
		const removed = Number(/^remove-(\d+)$/.exec(intent)?.[1]);
		if (removed && removed !== partnership.leadOrganisationId) {
			await queries.removeParty(trx, partnership.id, removed);
		}
		if (partnership.parties.length + add.length > mostParties) throw new Refused('partnership_too_many');
		await queries.addParties(trx, partnership.id, add);
	});

async function change(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	write: (trx: Transaction, partnership: PartnershipWithParties) => Promise<unknown>,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	await acting(db, actor, async (trx) => {
		const partnership = found(await queries.lockPartnership(trx, slug));
		if (!mayEdit(actor, partnership, organisation.id)) notFound();
		if (partnership.state !== 'draft') throw new Refused('partnership_not_draft');
		await write(trx, partnership);
		await recordPartnership(trx, actor, 'partnership.edited', {
			id: partnership.id,
			organisationId: organisation.id,
		});
	});
}
