/**
 * What was settled can be opened again (decision 0111): an objection by a row of its own beside the one that was settled, an appeal with the
 * decision it had kept beside it. Who may not decide may not open.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table objection
			add column reopens_id integer constraint objection_reopens_fkey references objection,
			add column reopened_at timestamptz,
			add column reopened_by integer constraint objection_reopened_by_fkey references person,
			add column reopened_why text,
			add constraint objection_reopened_is_whole
				check (num_nonnulls(reopens_id, reopened_at, reopened_by, reopened_why) in (0, 4)),
			add constraint objection_reopened_why_length check (length(reopened_why) between 3 and 1000);
		create unique index objection_reopened_once on objection (reopens_id) where reopens_id is not null;
		drop index objection_waiting;
		create index objection_waiting on objection ((coalesce(reopened_at, raised_at)), id) where resolved_at is null;

		-- Whoever opens it decides about it; whoever raised it did so long ago.
		drop trigger objection_own_case on objection;
		create trigger objection_own_case before insert on objection for each row
			when (new.organisation_id is null and new.reopens_id is null) execute function objection_own_case();

		alter table takedown add column reopened_at timestamptz,
			add constraint takedown_reopened_was_appealed check (reopened_at is null or appealed_at is not null);
		drop index takedown_appealed;
		create index takedown_appealed on takedown ((coalesce(reopened_at, appealed_at)), id)
			where appealed_at is not null and decided_at is null;

		create table takedown_reopening (
			id integer generated always as identity primary key,
			takedown_id integer not null constraint takedown_reopening_takedown_fkey references takedown on delete cascade,
			-- The decision that was opened, as it was given, and since when the appeal had waited for it.
			decision_words text not null,
			waited_since timestamptz not null,
			decided_at timestamptz not null,
			decided_by integer constraint takedown_reopening_decided_by_fkey references person on delete set null,
			words text not null,
			reopened_at timestamptz not null,
			reopened_by integer not null constraint takedown_reopening_reopened_by_fkey references person,
			constraint takedown_reopening_words_length check (length(words) between 3 and 1000)
		);
		create index takedown_reopening_of_takedown on takedown_reopening (takedown_id, id);
		create index takedown_reopening_by_day on takedown_reopening (decided_at);
	`.execute(db);
	await hold(db);
}

async function hold(db: Kysely<unknown>): Promise<void> {
	await sql`
		create or replace function objection_guard() returns trigger language plpgsql as $$
		declare
			was objection;
		begin
			if tg_op = 'DELETE' then
				raise exception 'an objection is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				if new.reopens_id is not null then
					select * into was from objection where id = new.reopens_id;
					if was.contribution_id <> new.contribution_id or coalesce(was.resolution, '') not in ('stands', 'rejected')
						or (was.organisation_id, was.person_id, was.reason, was.raised_at)
							is distinct from (new.organisation_id, new.person_id, new.reason, new.raised_at)
						or exists (select from objection later where later.contribution_id = was.contribution_id and later.id > was.id) then
						raise exception 'what was decided last is opened again, as it was raised'
							using errcode = 'check_violation', constraint = 'objection_reopens_the_last';
					end if;
					if is_own_side(new.contribution_id, null, new.reopened_by) then
						raise exception 'a side does not decide about its own contribution' using errcode = 'check_violation', constraint = 'objection_not_own_decision';
					end if;
					perform refuse_own_contribution(new.contribution_id, new.reopened_by);
					perform refuse_own_case(new.organisation_id, new.reopened_by, new.raised_at);
				elsif is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
					raise exception 'a side does not object to its own contribution, it corrects it' using errcode = 'check_violation', constraint = 'objection_not_own_side';
				end if;
				if not (select counts from contribution where id = new.contribution_id) then
					raise exception 'nobody objects to what no longer counts' using errcode = 'check_violation', constraint = 'objection_counts';
				end if;
				return new;
			end if;
			if old.resolved_at is not null
				or (new.contribution_id, new.organisation_id, new.person_id, new.reason, new.raised_at, new.reopens_id, new.reopened_at,
					new.reopened_by, new.reopened_why)
				is distinct from (old.contribution_id, old.organisation_id, old.person_id, old.reason, old.raised_at, old.reopens_id,
					old.reopened_at, old.reopened_by, old.reopened_why) then
				raise exception 'an objection cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.resolution in ('stands', 'rejected') and is_own_side(new.contribution_id, null, new.resolved_by) then
				raise exception 'a side does not decide about its own contribution' using errcode = 'check_violation', constraint = 'objection_not_own_decision';
			end if;
			return new;
		end $$;

		create function hold_takedown_reopening() returns trigger language plpgsql as $$
		declare
			was takedown;
		begin
			select * into was from takedown where id = new.takedown_id for update;
			if was.decision is distinct from 'upheld' or (was.decision_words, was.decided_at, coalesce(was.reopened_at, was.appealed_at))
					is distinct from (new.decision_words, new.decided_at, new.waited_since) then
				raise exception 'an appeal is opened that was decided, with its decision'
					using errcode = 'check_violation', constraint = 'takedown_reopens_what_was_upheld';
			end if;
			if new.reopened_by = was.taken_down_by then
				raise exception 'another than who took it down opens the appeal'
					using errcode = 'check_violation', constraint = 'takedown_another_reopens';
			end if;
			perform refuse_own_case(was.organisation_id, new.reopened_by, was.taken_down_at);
			return new;
		end $$;
		create trigger takedown_reopening_holds before insert on takedown_reopening
			for each row execute function hold_takedown_reopening();

		create function hold_takedown_decision() returns trigger language plpgsql as $$
		begin
			if new.decision is not null or old.decision <> 'upheld' or not exists (select from takedown_reopening r
					where r.takedown_id = old.id and r.decided_at = old.decided_at and r.reopened_at = new.reopened_at) then
				raise exception 'a decision stands until it is opened again' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger takedown_decision_holds before update on takedown for each row
			when (old.decision is not null and (new.decision, new.decision_words, new.decided_at)
				is distinct from (old.decision, old.decision_words, old.decided_at))
			execute function hold_takedown_decision();
	`.execute(db);
}
