/** An invitation can be taken back, and an address has at most one open invitation to an organisation. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table mail_link add column revoked_at timestamptz;
		create unique index mail_link_one_invitation on mail_link (organisation_id, lower(email))
			where kind = 'invitation' and used_at is null and revoked_at is null;
		create index mail_link_email on mail_link (lower(email), kind);
		create index mail_link_expiry on mail_link (expires_at);
		create index person_municipal on person (id) where municipal_role is not null;
		create index registration_email on registration (lower(email));
	`.execute(db);
}
