/** Evidence that stays what it was, contests that are answered, and files that nobody refers to any more. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- What was shown for a report stays on record: it may be taken off until somebody has seen it.
		create function evidence_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'evidence is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' then
				if old.removed_at is not null or (to_jsonb(new) - 'removed_at' - 'removed_by') <> (to_jsonb(old) - 'removed_at' - 'removed_by') then
					raise exception 'evidence cannot be rewritten' using errcode = 'restrict_violation';
				end if;
				if (select level from contribution where id = new.contribution_id) >= 2 then
					raise exception 'evidence that was seen stays' using errcode = 'check_violation', constraint = 'evidence_seen';
				end if;
			end if;
			return new;
		end $$;
		create trigger evidence_guard before insert or update or delete on evidence
			for each row execute function evidence_guard();

		create or replace function verification_guard() returns trigger language plpgsql as $$
		begin
			if is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
				raise exception 'a side cannot confirm its own report' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not (select counts from contribution where id = new.contribution_id) then
				raise exception 'a report that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			if exists (select from contest where contribution_id = new.contribution_id and resolved_at is null) then
				raise exception 'a contested report cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_not_contested';
			end if;
			if new.level = 2 and not exists (select from evidence where contribution_id = new.contribution_id and removed_at is null) then
				raise exception 'evidence that is not there cannot have been seen' using errcode = 'check_violation', constraint = 'verification_evidence';
			end if;
			return new;
		end $$;

		-- What the reporting side says to a contest, while it is open.
		alter table contest add column answer text check (length(answer) between 3 and 1000);
		alter table contest add column answered_at timestamptz;
		alter table contest add column answered_by integer references person;
		alter table contest add check ((answer is null) = (answered_at is null));

		create or replace function contest_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contest is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				if is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
					raise exception 'a side does not contest its own report, it corrects it' using errcode = 'check_violation', constraint = 'contest_not_own_side';
				end if;
				if not (select counts from contribution where id = new.contribution_id) then
					raise exception 'what no longer counts is not contested' using errcode = 'check_violation', constraint = 'contest_counts';
				end if;
				return new;
			end if;
			if old.resolved_at is not null
				or (new.contribution_id, new.organisation_id, new.person_id, new.reason, new.contested_at)
				is distinct from (old.contribution_id, old.organisation_id, old.person_id, old.reason, old.contested_at) then
				raise exception 'a contest cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.resolution in ('stands', 'rejected') and is_own_side(new.contribution_id, null, new.resolved_by) then
				raise exception 'a side does not decide about its own report' using errcode = 'check_violation', constraint = 'contest_not_own_decision';
			end if;
			return new;
		end $$;

		-- Whatever makes a report stop counting (a correction, a new half-year report, an event called off) ends what was said against it.
		create function contest_ends_with_report() returns trigger language plpgsql as $$
		begin
			update contest set resolution = 'corrected', resolved_at = now() where contribution_id = new.id and resolved_at is null;
			return null;
		end $$;
		create trigger contest_ends_with_report after update of counts on contribution
			for each row when (old.counts and not new.counts) execute function contest_ends_with_report();

		create index contribution_writer on contribution (writer_organisation_id, happened_on desc, id desc)
			where writer_organisation_id is not null;
		-- The municipality's worklist of what the other party has confirmed and nobody has verified.
		create index contribution_confirmed_once on contribution (id) where level = 1 and counts;
		create index contest_organisation on contest (organisation_id) where resolved_at is null;
		create index confirmation_link_person on confirmation_link (person_id);

		-- Every file that was ever handed in, so that those nobody refers to can be found. Any table that keeps a file
		-- names it in a column file_key; rows with removed_at refer no longer.
		create table stored_file (
			key text primary key,
			stored_at timestamptz not null
		);
		create index stored_file_age on stored_file (stored_at);
		insert into stored_file (key, stored_at) select distinct file_key, now() from image;

		create trigger evidence_announce after insert or update on evidence
			for each statement execute function announce_content_change();
	`.execute(db);
}
