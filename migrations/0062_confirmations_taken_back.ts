/** Whoever confirmed a contribution takes it back, with a reason: the row stays, and the rungs that stand say the level. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table verification
			add column retracted_at timestamptz,
			add column retracted_by integer constraint verification_retracted_by_fkey references person(id),
			add column retraction text constraint verification_retraction_check check (length(retraction) between 3 and 1000),
			add constraint verification_retracted_with_reason check ((retracted_at is null) = (retraction is null)),
			drop constraint verification_once_a_level;
		create unique index verification_once_a_level on verification (contribution_id, level) where retracted_at is null;
		create index verification_contribution on verification (contribution_id);
		create index verification_retracted_by on verification (retracted_by) where retracted_by is not null;

		create or replace function contribution_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contribution is never deleted' using errcode = 'restrict_violation';
			end if;
			if (new.commitment_id, new.organisation_id, new.writer_organisation_id, new.shared_key, new.amount,
				new.happened_on, new.source, new.source_id, new.corrects_id)
				is distinct from
				(old.commitment_id, old.organisation_id, old.writer_organisation_id, old.shared_key, old.amount,
				old.happened_on, old.source, old.source_id, old.corrects_id)
				or (new.level < old.level and new.level <> (select coalesce(max(level), 0) from verification
					where contribution_id = new.id and retracted_at is null)) then
				raise exception 'a contribution cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;

		create or replace function verification_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' and (old.retracted_at is not null
				or (to_jsonb(new) - 'retracted_at' - 'retracted_by' - 'retraction')
					<> (to_jsonb(old) - 'retracted_at' - 'retracted_by' - 'retraction')) then
				raise exception 'a confirmation is taken back once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if is_own_side(new.contribution_id, new.organisation_id, coalesce(new.retracted_by, new.person_id)) then
				raise exception 'a side cannot confirm its own contribution' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not (select counts from contribution where id = new.contribution_id) then
				raise exception 'a contribution that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			if tg_op = 'UPDATE' then
				return new;
			end if;
			if exists (select from objection where contribution_id = new.contribution_id and resolved_at is null) then
				raise exception 'a contribution with an open objection cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_no_objection';
			end if;
			if new.level = 2 and not exists (select from evidence where contribution_id = new.contribution_id and removed_at is null) then
				raise exception 'evidence that is not there cannot have been seen' using errcode = 'check_violation', constraint = 'verification_evidence';
			end if;
			return new;
		end $$;

		create or replace function verification_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_contribution(new.contribution_id, coalesce(new.retracted_by, new.person_id));
			return new;
		end $$;
		drop trigger verification_own_case on verification;
		create trigger verification_own_case before insert or update of retracted_at on verification
			for each row when (new.organisation_id is null) execute function verification_own_case();

		drop trigger verification_level on verification;
		drop function verification_raises_level();
		create function verification_says_level() returns trigger language plpgsql as $$
		begin
			update contribution set level = (select coalesce(max(level), 0) from verification
				where contribution_id = new.contribution_id and retracted_at is null)
				where id = new.contribution_id;
			if tg_op = 'UPDATE' then
				perform commitment_total_contest(commitment_id) from contribution where id = new.contribution_id;
			end if;
			return null;
		end $$;
		create trigger verification_level after insert or update of retracted_at on verification
			for each row execute function verification_says_level();
	`.execute(db);
}
