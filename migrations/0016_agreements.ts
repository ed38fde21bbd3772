/**
 * Partnerships that change: amendments signed anew, parties that leave, renewal; and what the parties keep between
 * themselves: notes, meetings, documents.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table partnership drop constraint partnership_state_check;
		alter table partnership add constraint partnership_state_check check (state in
			('draft', 'awaiting_signatures', 'active', 'renewed', 'ended', 'terminated', 'withdrawn'));
		-- Goes up with every amendment; a party's own says which terms it has signed.
		alter table partnership add column terms_version integer not null default 1 check (terms_version > 0);
		-- Who terminated it; null where the calendar ended it.
		alter table partnership add column ended_by_id integer references organisation;
		create unique index partnership_renewed_once on partnership (renews_id)
			where renews_id is not null and state <> 'withdrawn';

		alter table partnership_party drop constraint partnership_party_state_check;
		alter table partnership_party drop constraint partnership_party_check;
		alter table partnership_party drop constraint partnership_party_check1;
		alter table partnership_party add column terms_version integer not null default 1 check (terms_version > 0);
		alter table partnership_party add column left_at timestamptz;
		alter table partnership_party add constraint partnership_party_state_check
			check (state in ('invited', 'signed', 'declined', 'left'));
		alter table partnership_party add constraint partnership_party_signer_check
			check ((state in ('signed', 'left')) = (signer_name is not null));
		alter table partnership_party add constraint partnership_party_decided_check
			check ((state = 'invited') = (decided_at is null));
		alter table partnership_party add constraint partnership_party_left_check
			check ((state = 'left') = (left_at is not null) and not (state = 'left' and required));

		-- 'terms': new terms that every required party signs. 'left': a party went, the others' terms stand.
		create table partnership_amendment (
			id integer generated always as identity primary key,
			partnership_id integer not null references partnership,
			kind text not null check (kind in ('terms', 'left')),
			-- the terms' version it leads to; a party that leaves changes none
			version integer not null check (version > 0),
			reason text not null check (length(reason) between 3 and 1000),
			-- purpose, period, goals, districts, lead and parties, as they read then
			before jsonb not null,
			after jsonb not null,
			proposed_by_id integer not null references organisation,
			proposed_by integer references person,
			proposed_at timestamptz not null default now(),
			state text not null default 'open' check (state in ('open', 'in_force', 'declined', 'taken_back', 'lapsed')),
			closed_at timestamptz,
			closed_by_id integer references organisation,
			closed_reason text check (length(closed_reason) between 3 and 1000),
			check ((state = 'open') = (closed_at is null)),
			check ((state = 'declined') = (closed_reason is not null)),
			check (kind = 'terms' or state = 'in_force')
		);
		create unique index partnership_amendment_open on partnership_amendment (partnership_id) where state = 'open';
		create unique index partnership_amendment_version on partnership_amendment (partnership_id, version)
			where state = 'in_force' and kind = 'terms';
		create index partnership_amendment_order on partnership_amendment (partnership_id, id);

		create table amendment_party (
			amendment_id integer not null references partnership_amendment,
			organisation_id integer not null references organisation,
			required boolean not null,
			state text not null default 'invited' check (state in ('invited', 'signed', 'declined')),
			signed_by integer references person,
			signer_name text check (length(signer_name) between 2 and 120),
			signer_title text check (length(signer_title) between 2 and 120),
			decided_at timestamptz,
			declined_reason text check (length(declined_reason) between 3 and 1000),
			primary key (amendment_id, organisation_id),
			check ((state = 'signed') = (num_nonnulls(signer_name, signer_title) = 2)),
			check ((state = 'invited') = (decided_at is null)),
			check ((state = 'declined') = (declined_reason is not null))
		);
		create index amendment_party_waiting on amendment_party (organisation_id) where state = 'invited';

		-- What was proposed is never rewritten, it is closed once; in force only when every required party has signed.
		create function partnership_amendment_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'an amendment is never deleted' using errcode = 'restrict_violation';
			end if;
			if old.state <> 'open' or (new.partnership_id, new.kind, new.version, new.reason, new.before, new.after,
				new.proposed_by_id, new.proposed_at) is distinct from (old.partnership_id, old.kind, old.version, old.reason,
				old.before, old.after, old.proposed_by_id, old.proposed_at) then
				raise exception 'an amendment cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.state = 'in_force' and (
				exists (select from amendment_party where amendment_id = new.id and required and state <> 'signed')
				or (select count(*) from amendment_party where amendment_id = new.id and state = 'signed') < 2) then
				raise exception 'a required party has not signed' using errcode = 'check_violation', constraint = 'amendment_signed_by_all';
			end if;
			return new;
		end $$;
		create trigger partnership_amendment_guard before update or delete on partnership_amendment
			for each row execute function partnership_amendment_guard();

		create function amendment_party_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' or old.state <> 'invited'
				or (new.amendment_id, new.organisation_id, new.required)
					is distinct from (old.amendment_id, old.organisation_id, old.required)
				or (select state from partnership_amendment where id = old.amendment_id) <> 'open' then
				raise exception 'an answer to an amendment cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger amendment_party_guard before update or delete on amendment_party
			for each row execute function amendment_party_guard();

		-- The terms of an active partnership change by an amendment that is in force, and in no other way.
		create function partnership_terms_guard() returns trigger language plpgsql as $$
		begin
			if old.state = 'active' and new.state = 'active'
				and (new.purpose, new.starts_on, new.ends_on, new.goals, new.districts, new.terms_version)
					is distinct from (old.purpose, old.starts_on, old.ends_on, old.goals, old.districts, old.terms_version)
				and not exists (select from partnership_amendment where partnership_id = new.id and kind = 'terms'
					and state = 'in_force' and version = new.terms_version and new.terms_version = old.terms_version + 1) then
				raise exception 'terms change by a signed amendment' using errcode = 'check_violation', constraint = 'partnership_terms_amended';
			end if;
			return new;
		end $$;
		create trigger partnership_terms_guard before update on partnership
			for each row execute function partnership_terms_guard();

		-- An active partnership is signed, as it reads, by every party it depends on. Asked when the transaction ends.
		create function partnership_signed_guard() returns trigger language plpgsql as $$
		declare
			the_id integer;
			terms integer;
		begin
			if tg_table_name = 'partnership' then the_id := new.id;
			elsif tg_op = 'DELETE' then the_id := old.partnership_id;
			else the_id := new.partnership_id;
			end if;
			select terms_version into terms from partnership where id = the_id and state = 'active';
			if not found then return null; end if;
			if exists (select from partnership_party where partnership_id = the_id
					and ((required and state <> 'signed') or (state = 'signed' and terms_version <> terms)))
				or (tg_op <> 'INSERT' and (select count(*) from partnership_party
					where partnership_id = the_id and state = 'signed') < 2) then
				raise exception 'a required party has not signed' using errcode = 'check_violation', constraint = 'partnership_signed_by_all';
			end if;
			return null;
		end $$;
		create constraint trigger partnership_signed after update on partnership
			deferrable initially deferred for each row execute function partnership_signed_guard();
		create constraint trigger partnership_party_signed after insert or update or delete on partnership_party
			deferrable initially deferred for each row execute function partnership_signed_guard();

		-- Reminders that have gone out: mails are deleted after a month, this stays.
		create table partnership_reminder (
			partnership_id integer not null references partnership on delete cascade,
			ends_on date not null,
			days smallint not null check (days > 0),
			sent_at timestamptz not null default now(),
			primary key (partnership_id, ends_on, days)
		);

		-- The parties' own log. Nobody else reads it, the municipality neither: it may know how many meetings were held.
		create table partnership_note (
			id integer generated always as identity primary key,
			partnership_id integer not null references partnership on delete cascade,
			organisation_id integer not null references organisation,
			person_id integer references person,
			text text not null check (length(text) between 1 and 4000),
			written_at timestamptz not null default now(),
			edited_at timestamptz
		);
		create index partnership_note_newest on partnership_note (partnership_id, written_at desc, id desc);

		create table partnership_meeting (
			id integer generated always as identity primary key,
			partnership_id integer not null references partnership on delete cascade,
			organisation_id integer not null references organisation,
			called_by integer references person,
			title text not null check (length(title) between 3 and 160),
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			place text not null default '' check (length(place) <= 200),
			online_url text check (online_url ~ '^https?://' and length(online_url) <= 500),
			agenda text not null default '' check (length(agenda) <= 4000),
			minutes text not null default '' check (length(minutes) <= 8000),
			-- counts up with every change of time or place, for calendars
			sequence integer not null default 0,
			called_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			cancelled_at timestamptz,
			check (ends_at > starts_at),
			check (place <> '' or online_url is not null)
		);
		create index partnership_meeting_order on partnership_meeting (partnership_id, starts_at desc, id desc);

		-- Which organisations took part; who of them, and how many, is nobody's count.
		create table partnership_meeting_attendance (
			meeting_id integer not null references partnership_meeting on delete cascade,
			organisation_id integer not null references organisation,
			primary key (meeting_id, organisation_id)
		);

		create table partnership_document (
			id integer generated always as identity primary key,
			partnership_id integer not null references partnership on delete cascade,
			organisation_id integer not null references organisation,
			added_by integer references person,
			title text not null check (length(title) between 1 and 160),
			file_name text not null check (length(file_name) between 1 and 200),
			file_key text not null,
			media_type text not null check (media_type in ('image/webp', 'application/pdf')),
			bytes integer not null check (bytes > 0),
			added_at timestamptz not null default now(),
			unique (partnership_id, file_key)
		);
		create index partnership_document_newest on partnership_document (partnership_id, id desc);
		create index partnership_document_file on partnership_document (file_key);
	`.execute(db);
}
