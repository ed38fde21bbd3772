/** The year's wheel: what is due when in the year, by whom, and what comes again next year. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table wheel_task (
			id integer generated always as identity primary key,
			ring text not null,
			title text not null,
			-- For those at the desk; the title and the days are public.
			note text not null default '',
			starts_on date not null,
			due_on date not null,
			yearly boolean not null,
			owner_id integer references person,
			-- Days before it is due.
			remind_days smallint not null,
			rolled_from_id integer constraint wheel_task_rolls_once unique references wheel_task,
			created_at timestamptz not null,
			created_by integer not null references person,
			changed_at timestamptz not null,
			revision integer not null default 0,
			reminded_at timestamptz,
			done_at timestamptz,
			done_by integer references person,
			removed_at timestamptz,
			constraint wheel_task_ring check (ring in ('politics', 'reporting', 'community')),
			constraint wheel_task_words_length check (length(title) between 3 and 120 and length(note) <= 1000),
			constraint wheel_task_begins_before_it_is_due check (starts_on <= due_on and due_on - starts_on <= 366),
			constraint wheel_task_remind_days check (remind_days between 0 and 90),
			constraint wheel_task_done_by_somebody check ((done_at is null) = (done_by is null)),
			constraint wheel_task_not_from_itself check (rolled_from_id <> id)
		);
		create index wheel_task_by_day on wheel_task (due_on, id) where removed_at is null;
		create index wheel_task_open on wheel_task (due_on, id) where removed_at is null and done_at is null;
		create index wheel_task_owner on wheel_task (owner_id) where owner_id is not null;
		create index wheel_task_created_by on wheel_task (created_by);
		create index wheel_task_done_by on wheel_task (done_by) where done_by is not null;
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table wheel_task`.execute(db);
}
