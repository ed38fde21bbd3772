/** Lists of opportunities that other rooms and pages show. */
import { sql } from 'kysely';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Organiser } from '#lib/listings/listing.ts';
import { isByShown, organiserBeside } from '#lib/listings/rows.server.ts';
import type { Opportunity } from '#lib/opportunities/opportunity.ts';
import { filled } from '#lib/opportunities/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';

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

/** As rows in a list; who asks says which. */
export const inList = (db: Handle) =>
	db
		.selectFrom('opportunity')
		.select(['id', 'slug', 'kind', 'title', 'programme', 'contentLocale', 'state', 'places', 'startsOn'])
		.select(['deadlineOn', 'danishLevel', 'districtNr', 'placeName', 'address'])
		.select([organiserBeside('opportunity').as('organiser'), filled.as('filled')]);

/** An organisation's public opportunities that can be applied for today, first deadline first. */
export const openOpportunitiesOf = (
	db: Handle,
	organisationId: number,
	limit: number,
): Promise<OpportunityInList[]> =>
	inList(db)
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.where(isByShown('opportunity'))
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
	readingOnly(
		(opportunities) => ({
			opportunity: { commitmentId },
			placement: { opportunityId: opportunities.map(({ id }) => id) },
		}),
		() =>
			inList(db)
				.where('commitmentId', '=', commitmentId)
				.where('state', '<>', 'draft')
				.where(isByShown('opportunity'))
				.orderBy(sql`state = 'published' and deadline_on >= ${copenhagenDate(now())}::date`, 'desc')
				.orderBy('deadlineOn')
				.orderBy('id')
				.limit(limit)
				.execute(),
	);
