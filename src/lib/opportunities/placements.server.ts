import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { typeOfCommitment } from '#lib/commitments/readers.server.ts';
import { contribute } from '#lib/contributions/contributions.server.ts';
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
		const ordinal = opportunity.filled + 1;
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
