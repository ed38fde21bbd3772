/** The municipality's decisions. Each is a row with who, when and why, a state, and a mail to the owners. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { asCase, mayDecideCase } from '#lib/organisations/access.ts';
import {
	haltingOutcomes,
	type Consequence,
	type HaltingOutcome,
} from '#lib/organisations/application/consequences.ts';
import { insertReview } from '#lib/organisations/application/approval-queries.server.ts';
import { decisionLetter } from '#lib/organisations/application/letters.server.ts';
import {
	canDecide,
	canStop,
	stateAfter,
	type FieldNotes,
	type ReviewOutcome,
} from '#lib/organisations/organisation.ts';
import {
	findOrganisationBySlug,
	lockForDecision,
	setState,
	updateOrganisation,
} from '#lib/organisations/queries.server.ts';
import { record } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

export interface Decision {
	outcome: ReviewOutcome;
	reason: string;
	/** What those read who counted on what the organisation has put up. */
	message?: string;
	fieldNotes?: FieldNotes;
}

const isHalting = (outcome: ReviewOutcome): outcome is HaltingOutcome =>
	haltingOutcomes.some((halting) => halting === outcome);

/**
 * Decides a case; what the rooms do about it is done, or the decision is not. Of two people who decide at once the first is heard.
 * @throws Refused `already_decided` where the case has moved on, `own_case`
 */
export async function decideCase(
	db: Database,
	actor: Actor,
	slug: string,
	decision: Decision,
	consequences: readonly Consequence[],
): Promise<void> {
	const { person } = actor;
	if (!person || !mayDecideCase(actor)) notFound();
	await db.transaction().execute(async (trx) => {
		const organisationId = await decideCaseIn(trx, person, slug, decision);
		const { outcome, message } = decision;
		if (!isHalting(outcome)) return;
		for (const follow of consequences)
			await follow(trx, { organisationId, outcome, message: message || null });
	});
}

/**
 * An organisation that was only listed turns out to be the one that applies: its listing is closed. That is a step in the
 * applicant's case. @throws Refused `already_decided`, `own_case`
 */
export const closeListing = (
	db: Database,
	actor: Actor,
	{ applicant, listed }: { applicant: string; listed: string },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const { person } = actor;
		if (!person || !mayDecideCase(actor)) notFound();
		const applying = found(await findOrganisationBySlug(trx, applicant));
		const other = found(await findOrganisationBySlug(trx, listed));
		if (other.state !== 'listed') throw new Refused('already_decided');
		await refuseOwnCase(trx, actor, asCase(applying));
		// What was only listed has put up nothing.
		await decideCaseIn(trx, person, listed, { outcome: 'closed', reason: applicant });
	});

/**
 * One that has come to a stop is closed, by whoever said so; what the rooms do about it is done with it.
 * @throws Refused `already_decided`, `own_case`
 */
export async function closeStopped(
	trx: Transaction,
	by: Pick<ActorPerson, 'id'>,
	slug: string,
	reason: string,
	consequences: readonly Consequence[],
): Promise<void> {
	const organisationId = await decideCaseIn(trx, by, slug, { outcome: 'closed', reason }, canStop);
	for (const follow of consequences) await follow(trx, { organisationId, outcome: 'closed', message: null });
}

async function decideCaseIn(
	trx: Transaction,
	person: Pick<ActorPerson, 'id'>,
	slug: string,
	decision: Decision,
	can: typeof canDecide = canDecide,
): Promise<number> {
	const { id } = found(await findOrganisationBySlug(trx, slug));
	const organisation = found(await lockForDecision(trx, id));
	await refuseOwnCase(trx, { person }, asCase(organisation));
	if (!can(organisation.state, decision.outcome)) throw new Refused('already_decided');

	const at = now();
	const reviewId = await insertReview(trx, {
		organisationId: id,
		outcome: decision.outcome,
		reason: decision.reason,
		fieldNotes: decision.fieldNotes ?? {},
		reviewedBy: person.id,
		reviewedAt: at,
		since: organisation.stateChangedAt,
	});
	await setState(trx, id, stateAfter[decision.outcome], at, person.id);
	if (decision.outcome === 'approved') await updateOrganisation(trx, id, { lastConfirmedAt: at });
	await record(
		trx,
		person.id,
		`organisation.${decision.outcome}`,
		{ id, organisationId: id },
		{ from: organisation.state, review: reviewId },
	);
	const owners = members(organisation, rolesFor('manage'));
	await write(trx, owners, `organisation-review:${reviewId}`, () => decisionLetter(organisation, decision));
	return id;
}
