/** A calendar entry that goes along with a mail, as the text of its file. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table mail add column calendar text,
			add constraint mail_calendar_is_one check (calendar like 'BEGIN:VCALENDAR%'),
			add constraint mail_calendar_length check (length(calendar) <= 40000)
	`.execute(db);
}
