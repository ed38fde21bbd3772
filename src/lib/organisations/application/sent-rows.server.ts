/** Pieces of SQL about an application that was sent more than once. */
import { sql, type RawBuilder } from 'kysely';

/** What it was like the last two times it was sent, the last first: `entryVersion`; null where it was never sent. */
export const sentVersions = (organisation: string): RawBuilder<(string | null)[] | null> =>
	sql`(select json_agg(sent.version order by sent.at desc, sent.id desc) from (
		select a.id, a.at, a.details ->> 'version' as version from audit_entry a
		where a.organisation_id = ${sql.ref(`${organisation}.id`)} and a.verb = 'organisation.sent'
		order by a.at desc, a.id desc limit 2) as sent)`;

/** Unless the municipality took that back itself: its next decision opened the case again. */
export const wasSentBack = (organisation: string): RawBuilder<boolean> =>
	sql`exists (select from organisation_review r where r.organisation_id = ${sql.ref(`${organisation}.id`)}
		and r.outcome = 'changes_requested' and (select later.outcome from organisation_review later
			where later.organisation_id = r.organisation_id and later.id > r.id order by later.id limit 1)
			is distinct from 'reopened')`;
