import { sql } from 'kysely';
import type { OpportunityOnPage } from '#lib/opportunities/opportunity.ts';

/** The organisation of `opportunity`'s row, as it stands beside it. */
export const organiserOf = sql<OpportunityOnPage['organiser']>`(
	select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'state', o.state)
	from organisation o where o.id = opportunity.organisation_id)`;
