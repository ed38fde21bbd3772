/** Promises with a number and a deadline, what was delivered toward them, and who confirmed it. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table commitment (
			id integer generated always as identity primary key,
			slug text not null unique,
			organisation_id integer references organisation,
			partnership_id integer references partnership,
			-- who may confirm deliveries besides the municipality (own commitments; in a partnership the other parties may)
			counterpart_id integer references organisation,
			type text not null,
			unit text not null,
			title text not null check (length(title) between 3 and 160),
			description text not null default '' check (length(description) <= 4000),
			goal text not null,
			secondary_goals text[] not null default '{}',
			target_group text not null default '' check (length(target_group) <= 300),
			districts smallint[] not null default '{}',
			resources text not null default '' check (length(resources) <= 1000),
			lower_is_better boolean not null default false,
			baseline numeric not null default 0 check (baseline >= 0),
			target numeric not null check (target >= 0 and target < 1000000),
			original_target numeric not null,
			starts_on date not null,
			due_on date not null,
			state text not null default 'draft' check (state in ('draft', 'proposed', 'active', 'reported', 'delivered',
				'partly', 'not_delivered', 'withdrawn', 'replaced', 'declined')),
			state_changed_at timestamptz not null default now(),
			state_changed_by integer references person,
			state_reason text check (length(state_reason) <= 1000),
			accepted_at timestamptz,
			created_at timestamptz not null default now(),
			created_by integer references person,
			check (due_on > starts_on),
			check (num_nonnulls(organisation_id, partnership_id) = 1),
			check (counterpart_id is null or counterpart_id <> organisation_id)
		);
		create index commitment_by_due on commitment (due_on, id) where state not in ('draft', 'proposed', 'declined');
		create index commitment_by_state on commitment (state, state_changed_at, id);
		create index commitment_organisation on commitment (organisation_id, state) where organisation_id is not null;
		create index commitment_partnership on commitment (partnership_id, state) where partnership_id is not null;
		create index commitment_goal on commitment (goal, due_on, id) where state not in ('draft', 'proposed', 'declined');
		create index commitment_districts on commitment using gin (districts);
		create index commitment_counterpart on commitment (counterpart_id) where counterpart_id is not null;

		create table milestone (
			id integer generated always as identity primary key,
			commitment_id integer not null references commitment on delete cascade,
			title text not null check (length(title) between 2 and 160),
			due_on date not null,
			reached_at timestamptz
		);
		create index milestone_commitment on milestone (commitment_id, due_on);

		create table contribution (
			id integer generated always as identity primary key,
			commitment_id integer not null references commitment,
			-- the side that delivered and reports: it can never confirm
			organisation_id integer not null references organisation,
			amount numeric not null check (amount > 0 and amount < 1000000),
			happened_on date not null,
			note text not null default '' check (length(note) <= 2000),
			source text not null default 'manual' check (source in ('manual', 'event', 'placement')),
			-- the deed: an event or a filled place is counted once, whoever asks
			source_id integer,
			level smallint not null default 0 check (level between 0 and 3),
			counts boolean not null default true,
			corrects_id integer references contribution,
			reported_by integer references person,
			reported_at timestamptz not null default now(),
			check ((source = 'manual') = (source_id is null))
		);
		create unique index contribution_one_per_deed on contribution (source, source_id) where source_id is not null and counts;
		create index contribution_newest on contribution (commitment_id, happened_on desc, id desc);
		create index contribution_unconfirmed on contribution (commitment_id, id) where level = 0 and counts;
		create index contribution_organisation on contribution (organisation_id, happened_on desc, id desc);

		create table verification (
			id integer generated always as identity primary key,
			contribution_id integer not null references contribution,
			level smallint not null check (level between 1 and 3),
			-- null: the municipality, acting as itself
			organisation_id integer references organisation,
			person_id integer references person,
			note text not null default '' check (length(note) <= 1000),
			verified_at timestamptz not null default now(),
			unique (contribution_id, level)
		);

		-- Nobody verifies their own report: not the reporting organisation, not any of its members in another hat.
		create function verification_guard() returns trigger language plpgsql as $$
		declare reporter integer;
		begin
			select organisation_id into reporter from contribution where id = new.contribution_id;
			if new.organisation_id = reporter
				or exists (select from membership where organisation_id = reporter and person_id = new.person_id) then
				raise exception 'a side cannot confirm its own report' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			return new;
		end $$;
		create trigger verification_not_own_side before insert or update on verification
			for each row execute function verification_guard();

		create function verification_raises_level() returns trigger language plpgsql as $$
		begin
			update contribution set level = greatest(level, new.level) where id = new.contribution_id;
			return null;
		end $$;
		create trigger verification_level after insert on verification
			for each row execute function verification_raises_level();

		-- Totals by verification level, kept by the database so that no page recounts.
		create table commitment_total (
			commitment_id integer primary key references commitment on delete cascade,
			level0 numeric not null default 0,
			level1 numeric not null default 0,
			level2 numeric not null default 0,
			level3 numeric not null default 0,
			delivered numeric generated always as (level0 + level1 + level2 + level3) stored,
			confirmed numeric generated always as (level1 + level2 + level3) stored,
			contributions integer not null default 0,
			last_happened_on date,
			reached_on date
		);
		create function commitment_total_row() returns trigger language plpgsql as $$
		begin
			insert into commitment_total (commitment_id) values (new.id);
			return null;
		end $$;
		create trigger commitment_total_row after insert on commitment
			for each row execute function commitment_total_row();

		create function commitment_total_add(contribution, sign integer) returns void language sql as $$
			update commitment_total set
				level0 = level0 + case when $1.level = 0 then sign * $1.amount else 0 end,
				level1 = level1 + case when $1.level = 1 then sign * $1.amount else 0 end,
				level2 = level2 + case when $1.level = 2 then sign * $1.amount else 0 end,
				level3 = level3 + case when $1.level = 3 then sign * $1.amount else 0 end,
				contributions = contributions + sign,
				last_happened_on = case when sign > 0 then greatest(last_happened_on, $1.happened_on) else last_happened_on end
			where commitment_id = $1.commitment_id
		$$;
		create function commitment_total_follow() returns trigger language plpgsql as $$
		begin
			if tg_op <> 'INSERT' and old.counts then perform commitment_total_add(old, -1); end if;
			if tg_op <> 'DELETE' and new.counts then perform commitment_total_add(new, 1); end if;
			update commitment_total t set reached_on = case when t.delivered >= c.target then coalesce(t.reached_on, t.last_happened_on) end
				from commitment c
				where c.id = t.commitment_id and not c.lower_is_better
				and t.commitment_id = case when tg_op = 'DELETE' then old.commitment_id else new.commitment_id end;
			return null;
		end $$;
		create trigger commitment_total_follow after insert or update or delete on contribution
			for each row execute function commitment_total_follow();

		create trigger commitment_announce after insert or update or delete on commitment
			for each statement execute function announce_content_change();
		create trigger contribution_announce after insert or update or delete on contribution
			for each statement execute function announce_content_change();
	`.execute(db);
}
