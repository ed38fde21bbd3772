/** What other rooms and pages ask about opportunities. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { opportunityShown } from '#lib/opportunities/access.ts';
import { opportunityStanding, type OpportunityOnPage } from '#lib/opportunities/opportunity.ts';
import { findOpportunity } from '#lib/opportunities/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found, gone, notFound } from '#lib/platform/errors.ts';

/**
 * An opportunity on its own page with the commitment it serves; drafts only for members. Of who is not shown, what is off
 * or on hold is said by its title, deadline and place alone (`noticeOnly`), and nothing of the rest. @throws 404
 */
export async function opportunityPage(db: Database, actor: Actor, slug: string) {
	const opportunity = found(
		await readingOnly(
			(one): Rows => (one ? { opportunity: { id: one.id }, placement: { opportunityId: one.id } } : {}),
			() => findOpportunity(db, slug),
		),
	);
	if (opportunity.takenDownReason) gone(opportunity.takenDownReason);
	const standing = opportunityStanding(opportunity, copenhagenDate(now()));
	const shown = opportunityShown(actor, opportunity, standing);
	if (shown === 'nothing') notFound();
	const about = { standing, noticeOnly: shown === 'notice' };
	if (about.noticeOnly) return { ...about, opportunity: withoutWords(opportunity), serves: null };
	const { commitmentId } = opportunity;
	const serves = commitmentId ? await commitmentSummary(db, commitmentId) : undefined;
	return { ...about, opportunity, serves: serves ?? null };
}

const withoutWords = (opportunity: OpportunityOnPage): OpportunityOnPage => ({
	...opportunity,
	description: '',
	learn: '',
	programme: '',
	contactName: null,
	contactEmail: null,
	contactPhone: null,
	link: null,
});

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
export { boardSeatCounts, openBoardSeats, type BoardSeats } from '#lib/opportunities/board-queries.server.ts';
export { ownOpportunities, placementsOf, slugOfPlacement } from '#lib/opportunities/queries.server.ts';
