/** A name may be one letter, as `李` is: of a person, of whoever signs, of an organisation. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table organisation drop constraint organisation_name_check,
			add constraint organisation_name_length check (length(name) between 1 and 160);
		alter table signature drop constraint signature_signer_name_check,
			add constraint signature_signer_name_length check (length(signer_name) between 1 and 120);
		alter table amendment_party drop constraint amendment_party_signer_name_check,
			add constraint amendment_party_signer_name_length check (length(signer_name) between 1 and 120);
	`.execute(db);
}
