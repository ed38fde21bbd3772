/** Who wrote a promise, how its target was amended, figures per half-year, and firmer guards on reports. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- The organisation whose member wrote it: also a partnership's promise is drafted in one workspace.
		alter table commitment add column author_id integer references organisation;
		alter table commitment add column saved_at timestamptz not null default now();
		alter table commitment add column search tsvector
			generated always as (to_tsvector('simple', fold(title || ' ' || description || ' ' || target_group))) stored;
		create index commitment_search on commitment using gin (search);
		create index commitment_author on commitment (author_id, state) where author_id is not null;

		create table commitment_amendment (
			id integer generated always as identity primary key,
			commitment_id integer not null references commitment,
			from_target numeric not null,
			to_target numeric not null check (to_target >= 0 and to_target < 1000000),
			reason text not null check (length(reason) between 3 and 1000),
			amended_by integer references person,
			amended_at timestamptz not null default now(),
			check (from_target <> to_target)
		);
		create index commitment_amendment_order on commitment_amendment (commitment_id, id);
		create trigger commitment_amendment_append_only before update or delete on commitment_amendment
			for each row execute function forbid_change();

		create index contribution_waiting on contribution (id) where level = 0 and counts;

		-- A report is never overwritten: it may be confirmed, or stop counting.
		create function contribution_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contribution is never deleted' using errcode = 'restrict_violation';
			end if;
			if (new.commitment_id, new.organisation_id, new.amount, new.happened_on, new.source, new.source_id, new.corrects_id)
				is distinct from
				(old.commitment_id, old.organisation_id, old.amount, old.happened_on, old.source, old.source_id, old.corrects_id)
				or new.level < old.level then
				raise exception 'a contribution cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger contribution_append_only before update or delete on contribution
			for each row execute function contribution_guard();
		create unique index contribution_corrected_once on contribution (corrects_id) where corrects_id is not null;

		-- Nobody verifies their own report, in whatever hat: not the reporting organisation, its units or its members,
		-- not the person who wrote it, and not the municipality where one of its own units reported (its auditor may).
		create or replace function verification_guard() returns trigger language plpgsql as $$
		declare
			report record;
			municipal_role text;
		begin
			select c.organisation_id, c.reported_by, c.counts, o.kind, coalesce(o.parent_id, o.id) as side
				into report
				from contribution c join organisation o on o.id = c.organisation_id
				where c.id = new.contribution_id;
			select p.municipal_role into municipal_role from person p where p.id = new.person_id;
			if new.organisation_id = report.organisation_id
				or new.person_id = report.reported_by
				or exists (select from membership where organisation_id = report.organisation_id and person_id = new.person_id)
				or exists (select from organisation o where o.id = new.organisation_id
					and (coalesce(o.parent_id, o.id) = report.side or (o.kind = 'municipality' and report.kind = 'municipality')))
				or (report.kind = 'municipality' and municipal_role is not null and municipal_role <> 'auditor') then
				raise exception 'a side cannot confirm its own report' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not report.counts then
				raise exception 'a report that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			return new;
		end $$;

		-- The same totals by half-year (its first day), for "delivered this year" and curves without a recount.
		create table commitment_half_year (
			commitment_id integer not null references commitment on delete cascade,
			half_year date not null,
			level0 numeric not null default 0,
			level1 numeric not null default 0,
			level2 numeric not null default 0,
			level3 numeric not null default 0,
			contributions integer not null default 0,
			primary key (commitment_id, half_year)
		);
		create index commitment_half_year_period on commitment_half_year (half_year);

		create function half_year_of(day date) returns date language sql immutable parallel safe as $$
			select make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 1 else 7 end, 1)
		$$;

		-- Where less is better the total is the latest reading that counts, at its own level: readings are never summed.
		create function commitment_total_reading(the_commitment integer) returns void language sql as $$
			update commitment_total t set
				level0 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 0)::int,
				level1 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 1)::int,
				level2 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 2)::int,
				level3 = coalesce((latest.reading).amount, 0) * (coalesce((latest.reading).level, 0) = 3)::int
			from (select (select c from contribution c where c.commitment_id = the_commitment and c.counts
				order by c.happened_on desc, c.id desc limit 1) as reading) latest
			where t.commitment_id = the_commitment
		$$;

		create function commitment_total_reached(the_commitment integer) returns void language sql as $$
			update commitment_total t
				set reached_on = case when t.delivered >= c.target and t.contributions > 0 then coalesce(t.reached_on, t.last_happened_on) end
				from commitment c
				where c.id = t.commitment_id and t.commitment_id = the_commitment and not c.lower_is_better
				and (t.reached_on is null) = (t.delivered >= c.target and t.contributions > 0)
		$$;

		create or replace function commitment_total_follow() returns trigger language plpgsql as $$
		declare
			before numeric[] := array[0, 0, 0, 0];
			after numeric[] := array[0, 0, 0, 0];
			counted integer := new.counts::int;
			is_reading boolean;
		begin
			if new.counts then after[new.level + 1] := new.amount; end if;
			if tg_op = 'UPDATE' then
				if old.counts then before[old.level + 1] := old.amount; end if;
				if old.counts = new.counts and old.level = new.level then return null; end if;
				counted := new.counts::int - old.counts::int;
			end if;
			update commitment_total set
				level0 = level0 + after[1] - before[1],
				level1 = level1 + after[2] - before[2],
				level2 = level2 + after[3] - before[3],
				level3 = level3 + after[4] - before[4],
				contributions = contributions + counted,
				last_happened_on = case
					when counted > 0 then greatest(last_happened_on, new.happened_on)
					when counted < 0 then (select max(c.happened_on) from contribution c where c.commitment_id = new.commitment_id and c.counts)
					else last_happened_on end
				where commitment_id = new.commitment_id;
			select c.lower_is_better into is_reading from commitment c where c.id = new.commitment_id;
			if is_reading then
				perform commitment_total_reading(new.commitment_id);
				return null;
			end if;
			insert into commitment_half_year as h (commitment_id, half_year, level0, level1, level2, level3, contributions)
				values (new.commitment_id, half_year_of(new.happened_on), after[1] - before[1], after[2] - before[2],
					after[3] - before[3], after[4] - before[4], counted)
				on conflict (commitment_id, half_year) do update set
					level0 = h.level0 + excluded.level0,
					level1 = h.level1 + excluded.level1,
					level2 = h.level2 + excluded.level2,
					level3 = h.level3 + excluded.level3,
					contributions = h.contributions + excluded.contributions;
			perform commitment_total_reached(new.commitment_id);
			return null;
		end $$;
		drop function commitment_total_add(contribution, integer);

		create function commitment_target_changed() returns trigger language plpgsql as $$
		begin
			perform commitment_total_reached(new.id);
			return null;
		end $$;
		create trigger commitment_target_changed after update of target on commitment
			for each row when (old.target <> new.target) execute function commitment_target_changed();

		create trigger milestone_announce after insert or update or delete on milestone
			for each statement execute function announce_content_change();
		create trigger verification_announce after insert on verification
			for each statement execute function announce_content_change();
	`.execute(db);
}
