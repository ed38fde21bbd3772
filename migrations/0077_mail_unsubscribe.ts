/** Where a mail that comes again and again is ended by one press in the mail program (RFC 8058). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table mail add column unsubscribe text,
			add constraint mail_unsubscribe_is_address check (unsubscribe ~ '^https?://[!-~]+$' and length(unsubscribe) <= 400)
	`.execute(db);
}
