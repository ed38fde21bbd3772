/** Contact persons are forgotten when their purpose ends, and what is kept of a person is found by an index. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- A closed organisation has nobody to call.
		create function closed_forgets_contact() returns trigger language plpgsql as $$
		begin
			new.contact_name := null;
			new.contact_email := null;
			new.contact_phone := null;
			return new;
		end $$;
		create trigger organisation_closed_forgets_contact before insert or update on organisation
			for each row when (new.state = 'closed') execute function closed_forgets_contact();
		update organisation set contact_name = null, contact_email = null, contact_phone = null
			where state = 'closed' and num_nonnulls(contact_name, contact_email, contact_phone) > 0;
		create index organisation_contact_email on organisation (lower(contact_email)) where contact_email is not null;
		create index organisation_public_email on organisation (lower(public_email)) where public_email is not null;

		-- What is public names somebody to ask, until that person is forgotten.
		alter table opportunity add column contact_forgotten_at timestamptz;
		alter table opportunity drop constraint opportunity_check2;
		alter table opportunity add constraint opportunity_has_contact check (state = 'draft'
			or contact_forgotten_at is not null or num_nonnulls(contact_email, contact_phone, link) > 0);
		create function opportunity_contact_named() returns trigger language plpgsql as $$
		begin
			new.contact_forgotten_at := null;
			return new;
		end $$;
		create trigger opportunity_contact_named before update on opportunity for each row
			when (old.contact_forgotten_at is not null and num_nonnulls(new.contact_name, new.contact_email, new.contact_phone) > 0)
			execute function opportunity_contact_named();
		create index opportunity_contact_email on opportunity (lower(contact_email)) where contact_email is not null;
		create index opportunity_contact_kept on opportunity (deadline_on, id)
			where num_nonnulls(contact_name, contact_email, contact_phone) > 0;

		-- Tables that grow with every deed, looked through for one person.
		create index audit_entry_person on audit_entry (person_id) where person_id is not null;
		create index mail_to_address on mail (lower(to_address));
		create index contribution_reported_by on contribution (reported_by) where reported_by is not null;
		create index verification_person on verification (person_id) where person_id is not null;
		create index evidence_added_by on evidence (added_by) where added_by is not null;
		create index partnership_note_person on partnership_note (person_id) where person_id is not null;
	`.execute(db);
}
