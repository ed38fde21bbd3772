/** A new period of the policy is written by one administrator, approved by another, and is in force from its first day. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table policy_edition_draft (
			id integer generated always as identity primary key,
			-- Which period it becomes, counted from the first: of two drafts of one the second waits.
			number integer not null constraint policy_edition_draft_number_key unique,
			document jsonb not null,
			-- Counts what is written in it, so that nobody approves what they have not read.
			revision integer not null default 0,
			drafted_by integer not null references person,
			created_at timestamptz not null,
			-- Since when another is asked to approve it; the text does not move meanwhile.
			sent_at timestamptz,
			-- Why another sent it back.
			returned_reason text,
			constraint policy_edition_draft_number_check check (number > 1),
			constraint policy_edition_draft_size check (length(document::text) <= 200000),
			constraint policy_edition_draft_reason_length check (length(returned_reason) between 1 and 1000)
		);
		create index policy_edition_draft_drafted_by on policy_edition_draft (drafted_by);

		-- The site comes with one edition; these were published here.
		create table policy_edition (
			id integer generated always as identity primary key,
			-- What goals, areas, committees and lighthouses begin with: 2027-2030.
			key text not null constraint policy_edition_key_key unique,
			starts_on date not null constraint policy_edition_starts_on_key unique,
			ends_on date not null,
			document jsonb not null,
			published_at timestamptz not null,
			drafted_by integer not null references person,
			approved_by integer not null references person,
			constraint policy_edition_key_check check (key ~ '^[0-9]{4}-[0-9]{4}$'),
			constraint policy_edition_period_check check (starts_on < ends_on),
			constraint policy_edition_says_its_period check (document ->> 'key' = key
				and (document #>> '{period,start}')::date = starts_on and (document #>> '{period,end}')::date = ends_on),
			constraint policy_edition_four_eyes check (drafted_by <> approved_by)
		);
		create index policy_edition_drafted_by on policy_edition (drafted_by);
		create index policy_edition_approved_by on policy_edition (approved_by);
	`.execute(db);
	await sql`
		-- Whoever drafted it stays the one who did, and what somebody else reads to approve it does not change under them.
		create function policy_edition_draft_guard() returns trigger language plpgsql as $$
		begin
			if new.drafted_by <> old.drafted_by then
				raise exception 'a draft of the policy stays its drafter''s' using errcode = 'restrict_violation';
			end if;
			if old.sent_at is not null and new.sent_at is not null then
				raise exception 'a draft that was sent does not change' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger policy_edition_draft_stays before update on policy_edition_draft
			for each row execute function policy_edition_draft_guard();

		-- What is published was sent by its drafter, word for word; promises are made toward it, so that it stays as it is.
		create function policy_edition_guard() returns trigger language plpgsql as $$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'an edition of the policy is frozen' using errcode = 'restrict_violation';
			end if;
			if not exists (select from policy_edition_draft d where d.drafted_by = new.drafted_by and d.sent_at is not null
				and d.document = new.document) then
				raise exception 'an edition of the policy is what was sent to be approved' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger policy_edition_is_its_draft before insert or update or delete on policy_edition
			for each row execute function policy_edition_guard();
		create trigger policy_edition_announce after insert on policy_edition
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table policy_edition, policy_edition_draft;
		drop function policy_edition_guard();
		drop function policy_edition_draft_guard();
	`.execute(db);
}
