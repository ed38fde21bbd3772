/** The municipality's file on an organisation: who looks after it, what was said, what is to be done. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table casework_case (
			organisation_id integer primary key references organisation,
			owner_id integer references person,
			next_call_on date,
			changed_at timestamptz not null
		);
		create index casework_case_owner on casework_case (owner_id) where owner_id is not null;
		create index casework_case_next_call on casework_case (next_call_on, organisation_id) where next_call_on is not null;

		create table casework_note (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation,
			kind text not null,
			words text not null default '',
			written_at timestamptz not null,
			written_by integer not null references person,
			corrects_id integer unique references casework_note,
			constraint casework_note_kind check (kind in ('note', 'call', 'no_answer')),
			constraint casework_note_words_length check (length(words) <= 4000),
			-- Only that nobody answered says enough by itself.
			constraint casework_note_says_something check (kind = 'no_answer' or words <> '')
		);
		create index casework_note_newest on casework_note (organisation_id, written_at desc, id desc);
		create index casework_note_written_by on casework_note (written_by);

		create table casework_task (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation,
			note_id integer references casework_note,
			words text not null,
			due_on date not null,
			owner_id integer not null references person,
			created_at timestamptz not null,
			created_by integer not null references person,
			done_at timestamptz,
			done_by integer references person,
			reminded_at timestamptz,
			constraint casework_task_words_length check (length(words) between 2 and 200),
			constraint casework_task_done_by_somebody check ((done_at is null) = (done_by is null))
		);
		create index casework_task_open on casework_task (due_on, id) where done_at is null;
		create index casework_task_to_remind on casework_task (due_on, id) where done_at is null and reminded_at is null;
		create index casework_task_organisation on casework_task (organisation_id, id desc);
		create index casework_task_owner on casework_task (owner_id);
		create index casework_task_created_by on casework_task (created_by);
		create index casework_task_done_by on casework_task (done_by) where done_by is not null;
		create index casework_task_note on casework_task (note_id) where note_id is not null;

		-- What the file tells of an organisation's history.
		create index audit_entry_organisation on audit_entry (organisation_id, at desc, id desc)
			where organisation_id is not null;
	`.execute(db);
	await sql`
		-- What was written stays as it was: it is corrected by another note. It may follow its organisation into another, and
		-- goes with an application that is given up.
		create function casework_note_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				if exists (select from organisation o where o.id = old.organisation_id
						and o.state in ('draft', 'email_confirmed', 'waiting', 'changes_requested')) then
					return old;
				end if;
			elsif (old.id, old.kind, old.words, old.written_at, old.written_by, old.corrects_id)
					is not distinct from (new.id, new.kind, new.words, new.written_at, new.written_by, new.corrects_id) then
				return new;
			end if;
			raise exception 'casework_note is append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger casework_note_append_only before update or delete on casework_note
			for each row execute function casework_note_guard();

		-- A correction is of a note in the same file.
		create function casework_note_corrects_own() returns trigger language plpgsql as $$
		begin
			if not exists (select from casework_note earlier
					where earlier.id = new.corrects_id and earlier.organisation_id = new.organisation_id) then
				raise exception 'a correction is of a note in the same file' using errcode = 'check_violation';
			end if;
			return new;
		end $$;
		create trigger casework_note_corrects before insert on casework_note
			for each row when (new.corrects_id is not null) execute function casework_note_corrects_own();
	`.execute(db);
}
