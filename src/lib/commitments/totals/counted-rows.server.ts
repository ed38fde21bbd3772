/** In SQL, whose commitments a sum leaves out. */
import { sql, type RawBuilder } from 'kysely';
import { isHalted } from '#lib/organisations/shown-rows.server.ts';
import { isInactive } from '#lib/organisations/standing/standing-rows.server.ts';

/** The organisations whose commitments do not count: silent, found by the index on what they have covered, or halted. */
export const notCounted = (
	today: string,
) => sql`select record.organisation_id as id from reporting_record record
	where ${isInactive(sql`record.organisation_id`, today)}
	union select halted.id from organisation halted where ${isHalted('halted')}`;

/** For other rooms' sums over `commitment`: the organisation that answers for it counts. */
export const isCounted = (
	today: string,
): RawBuilder<boolean> => sql<boolean>`coalesce(commitment.organisation_id,
	(select lead.lead_organisation_id from partnership lead where lead.id = commitment.partnership_id))
	<> all(array(${notCounted(today)}))`;
