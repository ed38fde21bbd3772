import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { typeOfCommitment } from '#lib/commitments/readers.server.ts';
import { contribute, recount } from '#lib/contributions/contributions.server.ts';
import { mayFillPlaces } from '#lib/opportunities/access.ts';
import * as queries from '#lib/opportunities/queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { record } from '#lib/opportunities/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';

/**
 * Marks the next place as filled, on a day. It counts one toward the commitment it serves, once.
 * @returns the filled place's number. @throws Refused `opportunity_all_filled`, `opportunity_not_public`
 */
export async function fillPlace(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ filledOn, submission }: { filledOn: string; submission?: string },
): Promise<number> {
	const outcome = await actingOnce(db, actor, submission, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'report');
		const opportunity = found(await queries.lockOpportunity(trx, slug));
		if (opportunity.organisationId !== organisation.id || !mayFillPlaces(actor, opportunity)) notFound();
		if (opportunity.state !== 'published' && opportunity.state !== 'closed')
			throw new Refused('opportunity_not_public');
		if (opportunity.filled >= opportunity.places) throw new Refused('opportunity_all_filled');
		const personId = actor.person?.id ?? null;
		const ordinal = await queries.nextOrdinal(trx, opportunity.id);
		const opportunityId = opportunity.id;
		const id = await queries.insertPlacement(trx, {
			opportunityId,
			ordinal,
			filledOn,
			filledBy: personId,
			createdAt: now(),
		});
		await record(
			trx,
			actor,
			'opportunity.place_filled',
			{ id: opportunityId, organisationId: organisation.id },
			{ ordinal },
		);
		const { commitmentId } = opportunity;
		const type = commitmentId ? await typeOfCommitment(trx, commitmentId) : undefined;
		if (commitmentId && type && commitmentType(type).countedFrom === 'placement') {
			const organisationId = organisation.id;
			const deed = { commitmentId, organisationId, amount: 1, happenedOn: filledOn, by: actor };
			await contribute(trx, { ...deed, source: 'placement', sourceId: id });
		}
		return String(ordinal);
	});
	return Number(outcome);
}

/**
 * A place that was marked by mistake, or with the wrong person in mind, is open again: it stays on record, and what was
 * counted from it counts no more. Of a cancelled opportunity too.
 * @throws 404, Refused `opportunity_place_open`, `commitment_not_running`
 */
export const takePlaceBack = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ placement, reason }: { placement: number; reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'report');
		const opportunity = found(await queries.lockOpportunity(trx, slug));
		if (opportunity.organisationId !== organisation.id || !mayFillPlaces(actor, opportunity)) notFound();
		const place = found((await queries.placementsOf(trx, opportunity.id)).find(({ id }) => id === placement));
		const taken = { takenBackAt: now(), takenBackBy: actor.person?.id ?? null, takenBackReason: reason };
		if (!(await queries.takeBack(trx, { id: placement, opportunityId: opportunity.id }, taken)))
			throw new Refused('opportunity_place_open');
		const about = { id: opportunity.id, organisationId: organisation.id };
		await record(trx, actor, 'opportunity.place_taken_back', about, { ordinal: place.ordinal });
		if (opportunity.commitmentId === null) return;
		await recount(trx, {
			commitmentId: opportunity.commitmentId,
			organisationId: organisation.id,
			amount: 0,
			happenedOn: place.filledOn,
			source: 'placement',
			sourceId: placement,
			why: reason,
			by: actor,
		});
	});
