/** What other rooms and pages ask about opportunities. Nothing here writes. */
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql } from 'kysely';
import type { Actor } from '#lib/accounts/actor.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import type { Organiser } from '#lib/listings/listing.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { maySeeOpportunity } from '#lib/opportunities/access.ts';
import type { Opportunity, OpportunityOnPage } from '#lib/opportunities/opportunity.ts';
import { organiserOf } from '#lib/opportunities/organiser.server.ts';
import { filled, findOpportunity } from '#lib/opportunities/queries.server.ts';
import { type Handle, type Database } from '#lib/platform/database/database.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** An opportunity as a row in a list. */
export interface OpportunityInList extends Pick<
	Opportunity,
	| 'id'
	| 'slug'
	| 'kind'
	| 'title'
	| 'programme'
	| 'contentLocale'
	| 'state'
	| 'places'
	| 'startsOn'
	| 'deadlineOn'
	| 'danishLevel'
	| 'districtNr'
	| 'placeName'
	| 'address'
> {
	organiser: Organiser;
	filled: number;
}

const inList = (db: Handle) =>
	db
		.selectFrom('opportunity')
		.select(['id', 'slug', 'kind', 'title', 'programme', 'contentLocale', 'state', 'places', 'startsOn'])
		.select(['deadlineOn', 'danishLevel', 'districtNr', 'placeName', 'address'])
		.select([organiserOf.as('organiser'), filled.as('filled')]);

const isOrganiserShown = sql<boolean>`exists (select from organisation o
	where o.id = opportunity.organisation_id and ${isShown('o')})`;

/** An organisation's public opportunities that can be applied for today, first deadline first. */
export const openOpportunitiesOf = (
	db: Handle,
	organisationId: number,
	limit: number,
): Promise<OpportunityInList[]> =>
	inList(db)
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.where(isOrganiserShown)
		.where('deadlineOn', '>=', copenhagenDate(now()))
		.orderBy('deadlineOn')
		.orderBy('id')
		.limit(limit)
		.execute();

/** Public opportunities that serve a commitment: open ones by deadline, then those that are over. */
export const opportunitiesServing = (
	db: Handle,
	commitmentId: number,
	limit: number,
): Promise<OpportunityInList[]> =>
	inList(db)
		.where('commitmentId', '=', commitmentId)
		.where('state', '<>', 'draft')
		.where(isOrganiserShown)
		.orderBy(sql`state = 'published' and deadline_on >= ${copenhagenDate(now())}::date`, 'desc')
		.orderBy('deadlineOn')
		.orderBy('id')
		.limit(limit)
		.execute();

/** An opportunity on its own page with the commitment it serves; drafts only for members, nothing of who is not shown. @throws 404 */
export async function opportunityPage(db: Database, actor: Actor, slug: string) {
	const opportunity = found(await findOpportunity(db, slug));
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

export { ownOpportunities, placementsOf } from '#lib/opportunities/queries.server.ts';
