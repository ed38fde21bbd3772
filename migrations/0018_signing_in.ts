/**
 * Signing in: failures that fade instead of windows that lock, browsers a person has signed in from before, and no
 * password on an e-mail that nobody has confirmed.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table backoff (
			-- By bytes, so that everything counted at one e-mail stands together.
			bucket text collate "C" primary key,
			level double precision not null constraint backoff_level_counts check (level >= 0),
			at timestamptz not null
		);
		create index backoff_by_age on backoff (at);

		create table known_device (
			secret_hash text not null constraint known_device_only_hash check (secret_hash ~ '^[0-9a-f]{64}$'),
			person_id integer not null references person on delete cascade,
			used_at timestamptz not null,
			constraint known_device_pkey primary key (secret_hash, person_id)
		);
		create index known_device_person on known_device (person_id);
		create index known_device_by_age on known_device (used_at);
		create function forget_devices_of_erased() returns trigger language plpgsql as $$
		begin
			delete from known_device where person_id = new.id;
			return null;
		end $$;
		create trigger person_erased_forgets_devices after update of erased_at on person
			for each row when (new.erased_at is not null) execute function forget_devices_of_erased();

		-- A password from before the e-mail was confirmed may be a stranger's. Its owner chooses one from a link.
		update person set password_hash = null where email_confirmed_at is null;
		alter table person add constraint person_password_needs_confirmed_email
			check (password_hash is null or email_confirmed_at is not null);
		-- So may be the organisation that was begun with it: whoever confirms the e-mail begins their own.
		delete from membership where organisation_id in (select id from organisation where state = 'draft');
		update organisation set state = 'closed', state_changed_at = now() where state = 'draft';
	`.execute(db);
}
