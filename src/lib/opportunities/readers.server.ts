/** What other rooms and pages ask about opportunities. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { maySeeOpportunity } from '#lib/opportunities/access.ts';
import type { OpportunityOnPage } from '#lib/opportunities/opportunity.ts';
import { findOpportunity } from '#lib/opportunities/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** An opportunity on its own page with the commitment it serves; drafts only for members, nothing of who is not shown. @throws 404 */
export async function opportunityPage(db: Database, actor: Actor, slug: string) {
	const opportunity = found(
		await readingOnly(
			(one): Rows => (one ? { opportunity: { id: one.id }, placement: { opportunityId: one.id } } : {}),
			() => findOpportunity(db, slug),
		),
	);
	if (!maySeeOpportunity(actor, opportunity)) notFound();
	const { commitmentId } = opportunity;
	const serves = commitmentId ? await commitmentSummary(db, commitmentId) : undefined;
	return { opportunity, serves: serves ?? null };
}

/** An organisation's opportunity in its own workspace. @throws 404 when it is another's */
export async function ownOpportunity(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'report' | 'edit',
): Promise<{ organisation: Awaited<ReturnType<typeof organisationFor>>; opportunity: OpportunityOnPage }> {
	const organisation = await organisationFor(db, actor, organisationSlug, ability);
	const opportunity = found(await findOpportunity(db, slug));
	return opportunity.organisationId === organisation.id ? { organisation, opportunity } : notFound();
}

export {
	openOpportunitiesOf,
	opportunitiesServing,
	type OpportunityInList,
} from '#lib/opportunities/list-queries.server.ts';
export { ownOpportunities, placementsOf } from '#lib/opportunities/queries.server.ts';
