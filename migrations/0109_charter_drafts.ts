/** A new version of the charter is written by one administrator, approved by another, and takes effect on a day. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Null: since it was published. What came with a release was drafted and approved by nobody here.
		alter table charter_version add column takes_effect_on date;
		alter table charter_version add column drafted_by integer references person;
		alter table charter_version add column approved_by integer references person;
		alter table charter_version add constraint charter_version_drafted_is_approved
			check ((drafted_by is null) = (approved_by is null));
		alter table charter_version add constraint charter_version_four_eyes check (drafted_by <> approved_by);
		create index charter_version_drafted_by on charter_version (drafted_by) where drafted_by is not null;
		create index charter_version_approved_by on charter_version (approved_by) where approved_by is not null;

		create table charter_draft (
			id integer generated always as identity primary key,
			-- The version it becomes: of two drafts of one version the second waits.
			number integer not null unique,
			texts jsonb not null,
			takes_effect_on date,
			drafted_by integer not null references person,
			created_at timestamptz not null,
			-- Since when another is asked to approve it; the text does not move meanwhile.
			sent_at timestamptz,
			-- Why another sent it back.
			returned_reason text,
			constraint charter_draft_number_check check (number > 1),
			constraint charter_draft_texts_by_language check (is_text_by_language(texts)),
			constraint charter_draft_sent_with_day check (sent_at is null or takes_effect_on is not null),
			constraint charter_draft_reason_length check (length(returned_reason) between 1 and 1000)
		);
		create index charter_draft_drafted_by on charter_draft (drafted_by);

		-- Who was asked to sign a newer version, once for each.
		create table charter_ask (
			charter_version_id integer not null references charter_version,
			organisation_id integer not null references organisation,
			asked_at timestamptz not null,
			asked_by integer not null references person,
			primary key (charter_version_id, organisation_id)
		);
		create index charter_ask_organisation on charter_ask (organisation_id);
		create index charter_ask_asked_by on charter_ask (asked_by);
	`.execute(db);
	await sql`
		-- Whoever drafted it stays the one who did, and what somebody else reads to approve it does not change under them.
		create function charter_draft_guard() returns trigger language plpgsql as $$
		begin
			if new.drafted_by <> old.drafted_by or new.number <> old.number then
				raise exception 'a draft of the charter stays its drafter''s' using errcode = 'restrict_violation';
			end if;
			if old.sent_at is not null and new.sent_at is not null then
				raise exception 'a draft that was sent does not change' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger charter_draft_stays before update on charter_draft
			for each row execute function charter_draft_guard();

		-- What is published was sent by its drafter, word for word.
		create function charter_version_from_draft() returns trigger language plpgsql as $$
		begin
			if new.drafted_by is not null and not exists (select from charter_draft d where d.number = new.number
				and d.drafted_by = new.drafted_by and d.sent_at is not null and d.texts = new.texts
				and d.takes_effect_on = new.takes_effect_on) then
				raise exception 'a version of the charter is what was sent to be approved' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger charter_version_is_its_draft before insert on charter_version
			for each row execute function charter_version_from_draft();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table charter_ask, charter_draft;
		drop trigger charter_version_is_its_draft on charter_version;
		drop function charter_version_from_draft();
		drop function charter_draft_guard();
		alter table charter_version drop column takes_effect_on, drop column drafted_by, drop column approved_by;
	`.execute(db);
}
