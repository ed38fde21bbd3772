/**
 * One word for one thing: what was called a contest is an objection, in the table, its rules, the functions that guard it
 * and the values that name it; and what a side delivered is a contribution there too, never a report (decision 0032).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table contest rename to objection;
		alter table objection rename column contested_at to raised_at;
		alter sequence contest_id_seq rename to objection_id_seq;

		alter table objection rename constraint contest_pkey to objection_pkey;
		alter table objection rename constraint contest_answered_by_fkey to objection_answered_by_fkey;
		alter table objection rename constraint contest_contribution_id_fkey to objection_contribution_id_fkey;
		alter table objection rename constraint contest_organisation_id_fkey to objection_organisation_id_fkey;
		alter table objection rename constraint contest_person_id_fkey to objection_person_id_fkey;
		alter table objection rename constraint contest_resolved_by_fkey to objection_resolved_by_fkey;
		alter table objection rename constraint contest_answer_check to objection_answer_check;
		alter table objection rename constraint contest_moment_with_answer to objection_moment_with_answer;
		alter table objection rename constraint contest_reason_check to objection_reason_check;
		alter table objection rename constraint contest_resolution_check to objection_resolution_check;
		alter table objection rename constraint contest_resolution_note_check to objection_resolution_note_check;
		alter table objection rename constraint contest_resolved_with_resolution to objection_resolved_with_resolution;

		alter index contest_contribution rename to objection_contribution;
		alter index contest_open rename to objection_open;
		alter index contest_organisation rename to objection_organisation;
		alter index contest_waiting rename to objection_waiting;

		alter trigger contest_announce on objection rename to objection_announce;
		alter trigger contest_guard on objection rename to objection_guard;
		alter trigger contest_own_case on objection rename to objection_own_case;
		alter trigger contest_own_decision on objection rename to objection_own_decision;
		alter trigger contest_ends_with_report on contribution rename to objection_ends_with_contribution;

		alter function contest_guard() rename to objection_guard;
		alter function contest_own_case() rename to objection_own_case;
		alter function contest_ends_with_report() rename to objection_ends_with_contribution;
		alter function refuse_own_report(integer, integer) rename to refuse_own_contribution;

		create or replace function objection_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'an objection is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				if is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
					raise exception 'a side does not object to its own contribution, it corrects it' using errcode = 'check_violation', constraint = 'objection_not_own_side';
				end if;
				if not (select counts from contribution where id = new.contribution_id) then
					raise exception 'nobody objects to what no longer counts' using errcode = 'check_violation', constraint = 'objection_counts';
				end if;
				return new;
			end if;
			if old.resolved_at is not null
				or (new.contribution_id, new.organisation_id, new.person_id, new.reason, new.raised_at)
				is distinct from (old.contribution_id, old.organisation_id, old.person_id, old.reason, old.raised_at) then
				raise exception 'an objection cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.resolution in ('stands', 'rejected') and is_own_side(new.contribution_id, null, new.resolved_by) then
				raise exception 'a side does not decide about its own contribution' using errcode = 'check_violation', constraint = 'objection_not_own_decision';
			end if;
			return new;
		end $$;

		create or replace function objection_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_contribution(new.contribution_id, case tg_op when 'INSERT' then new.person_id else new.resolved_by end);
			if tg_op = 'UPDATE' then
				perform refuse_own_case(new.organisation_id, new.resolved_by, new.raised_at);
			end if;
			return new;
		end $$;

		create or replace function objection_ends_with_contribution() returns trigger language plpgsql as $$
		begin
			update objection set resolution = 'corrected', resolved_at = now() where contribution_id = new.id and resolved_at is null;
			return null;
		end $$;

		create or replace function verification_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_contribution(new.contribution_id, new.person_id);
			return new;
		end $$;

		create or replace function verification_guard() returns trigger language plpgsql as $$
		begin
			if is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
				raise exception 'a side cannot confirm its own contribution' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not (select counts from contribution where id = new.contribution_id) then
				raise exception 'a contribution that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			if exists (select from objection where contribution_id = new.contribution_id and resolved_at is null) then
				raise exception 'a contribution with an open objection cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_no_objection';
			end if;
			if new.level = 2 and not exists (select from evidence where contribution_id = new.contribution_id and removed_at is null) then
				raise exception 'evidence that is not there cannot have been seen' using errcode = 'check_violation', constraint = 'verification_evidence';
			end if;
			return new;
		end $$;

		-- Who did what and when stays as it was written; only our word for it changes, so that a search by verb finds all.
		alter table audit_entry disable trigger audit_entry_append_only;
		update audit_entry set
			verb = case verb when 'contribution.contested' then 'contribution.objected'
				else replace(verb, 'contribution.contest_', 'contribution.objection_') end,
			details = case when details ? 'contest'
				then details - 'contest' || jsonb_build_object('objection', details -> 'contest') else details end
			where subject_kind = 'contribution' and (verb = 'contribution.contested' or verb like 'contribution.contest\\_%');
		alter table audit_entry enable trigger audit_entry_append_only;

		update mail set dedupe_key = 'objection:' || substr(dedupe_key, 9) where dedupe_key like 'contest:%';
	`.execute(db);
}
