/** An account moves to another e-mail by a link to the new one: the link says whose account it is, and to which e-mail. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table link drop constraint link_kind, drop constraint link_says_what_it_is_about;
		alter table link
			add constraint link_kind check (kind in ('confirm_email', 'reset_password', 'change_email', 'invitation',
				'confirm_contribution', 'still_right', 'registration')),
			add constraint link_says_what_it_is_about check (case kind
				when 'invitation' then num_nulls(email, organisation_id, role) = 0
				when 'change_email' then num_nulls(email, person_id) = 0
				when 'confirm_contribution' then num_nulls(contribution_id, organisation_id, person_id) = 0
				when 'still_right' then num_nulls(organisation_id, person_id) = 0
				when 'registration' then registration_id is not null
				else email is not null end);
	`.execute(db);
}
