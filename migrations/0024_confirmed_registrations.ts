/** A seat asked for by e-mail is held for a short time, and taken when the owner of the mailbox says yes. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table registration drop constraint registration_state_check;
		alter table registration add constraint registration_state
			check (state in ('unconfirmed', 'confirmed', 'waiting', 'cancelled'));
		-- Until when an unconfirmed one keeps a seat; null where there was none to keep.
		alter table registration add column held_until timestamptz;
		alter table registration add column mailed_at timestamptz;
		update registration set mailed_at = created_at;
		alter table registration alter column mailed_at set not null, alter column mailed_at set default now();
		alter table registration add constraint registration_only_unconfirmed_is_held
			check (held_until is null or state = 'unconfirmed');
		create index registration_unconfirmed on registration (created_at) where state = 'unconfirmed';

		-- A new mail brings a new link; those in earlier mails go on working.
		create table registration_link (
			secret_hash text constraint registration_link_pkey primary key
				constraint registration_link_only_hash check (secret_hash ~ '^[0-9a-f]{64}$'),
			registration_id integer not null references registration on delete cascade,
			created_at timestamptz not null default now()
		);
		create index registration_link_registration on registration_link (registration_id);
		insert into registration_link (secret_hash, registration_id, created_at)
			select secret_hash, id, created_at from registration where secret_hash ~ '^[0-9a-f]{64}$';
		alter table registration drop column secret_hash;

		-- Never more confirmed seats than there are. Whoever writes holds the event's row.
		create function refuse_overbooking() returns trigger language plpgsql as $$
		declare
			seats integer;
		begin
			select capacity into seats from event where id = new.event_id for no key update;
			if seats is not null and seats <= (
				select count(*) from registration
				where event_id = new.event_id and state = 'confirmed' and id <> new.id
			) then
				raise exception 'event % has no seat left', new.event_id
					using errcode = 'check_violation', constraint = 'registration_within_capacity';
			end if;
			return new;
		end $$;
		create trigger registration_within_capacity before insert or update of state, event_id on registration
			for each row when (new.state = 'confirmed') execute function refuse_overbooking();
	`.execute(db);
}
