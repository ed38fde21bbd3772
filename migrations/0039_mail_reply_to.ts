/** Where an answer to a mail goes: to the organiser of what it is about, for nobody reads what is sent back to the site. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table mail add column reply_to text,
			add constraint mail_reply_to_length check (length(reply_to) <= 254)
	`.execute(db);
	await sql`create index mail_reply_to on mail (lower(reply_to)) where reply_to is not null`.execute(db);
}
