/** Pieces of SQL about status reports, for other questions too. */
import { sql } from 'kysely';

/** Whose report `status_report` is: who began it, took its cut, sent it out to be heard, and whose words stand in it. */
export const reportAuthors = sql<
	number[]
>`array(select status_report.created_by union select status_report.heard_by
	where status_report.heard_by is not null
	union select c.asked_by from report_snapshot c where c.id = status_report.snapshot_id
	union select s.changed_by from report_section s where s.report_id = status_report.id and s.changed_by is not null)`;
