/**
 * The status report to the City Council: a cut of the data that never moves, texts beside it, comments of the hearing, and what
 * was wrong once it is out. The database holds the order of the steps, the four eyes and the freezing.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table status_report (
			id integer generated always as identity primary key,
			year smallint not null constraint status_report_year_key unique,
			title text not null,
			title_en text,
			state text not null default 'draft',
			-- Counts what is written in it, so that nobody approves what they have not read.
			revision integer not null default 0,
			snapshot_id integer,
			created_at timestamptz not null,
			created_by integer not null references person,
			heard_at timestamptz,
			heard_by integer references person,
			hearing_ends_on date,
			approved_at timestamptz,
			approved_by integer references person,
			presented_on date,
			presented_at timestamptz,
			presented_by integer references person,
			published_at timestamptz,
			published_by integer references person,
			returned_at timestamptz,
			returned_by integer references person,
			return_words text,
			constraint status_report_state check (state in ('draft', 'hearing', 'approved', 'presented', 'published')),
			constraint status_report_year_range check (year between 2000 and 2100),
			constraint status_report_cut_before_hearing check (state = 'draft' or snapshot_id is not null),
			constraint status_report_heard_when_heard check ((state <> 'draft') = (heard_at is not null)
				and (heard_at is null) = (heard_by is null) and (heard_at is null) = (hearing_ends_on is null)),
			constraint status_report_approved_when_approved
				check ((state in ('approved', 'presented', 'published')) = (approved_at is not null)
					and (approved_at is null) = (approved_by is null)),
			constraint status_report_presented_when_presented
				check ((state in ('presented', 'published')) = (presented_at is not null)
					and (presented_at is null) = (presented_by is null) and (presented_at is null) = (presented_on is null)),
			constraint status_report_published_when_published check ((state = 'published') = (published_at is not null)
				and (published_at is null) = (published_by is null)),
			constraint status_report_returned_says_why
				check (num_nonnulls(returned_at, returned_by, return_words) in (0, 3)),
			-- Four eyes: whoever began it or sent it out to be heard neither approves nor publishes it.
			constraint status_report_another_approves check (approved_by <> created_by and approved_by <> heard_by),
			constraint status_report_another_publishes check (published_by <> created_by and published_by <> heard_by),
			constraint status_report_words_length check (length(title) between 3 and 160 and length(title_en) between 3 and 160
				and length(return_words) between 3 and 1000)
		);

		create table report_snapshot (
			id integer generated always as identity primary key,
			report_id integer not null constraint report_snapshot_report_fkey references status_report,
			state text not null default 'waiting',
			asked_at timestamptz not null,
			asked_by integer not null references person,
			-- How far the job is.
			steps smallint not null default 0,
			steps_done smallint not null default 0,
			rows_read integer not null default 0,
			-- The moment that its figures are of.
			taken_at timestamptz,
			ready_at timestamptz,
			-- How its figures are written.
			format smallint not null default 1,
			-- As text and not as json: the same bytes for ever.
			figures text,
			checksum text,
			constraint report_snapshot_of_report unique (report_id, id),
			constraint report_snapshot_state check (state in ('waiting', 'building', 'ready', 'failed')),
			constraint report_snapshot_ready_is_whole check ((state = 'ready') = (ready_at is not null)
				and (state = 'ready') = (figures is not null) and (figures is null) = (checksum is null)
				and (figures is null or taken_at is not null)),
			constraint report_snapshot_checksum_length check (length(checksum) = 64),
			constraint report_snapshot_progress check (steps_done between 0 and steps and rows_read >= 0)
		);
		create unique index report_snapshot_one_at_a_time on report_snapshot (report_id) where state in ('waiting', 'building');

		alter table status_report add constraint status_report_own_snapshot
			foreign key (id, snapshot_id) references report_snapshot (report_id, id);

		create table report_source (
			snapshot_id integer not null constraint report_source_snapshot_fkey references report_snapshot,
			key text not null,
			language text not null,
			content text not null,
			row_count integer not null constraint report_source_row_count_check check (row_count >= 0),
			checksum text not null,
			constraint report_source_pkey primary key (snapshot_id, key, language),
			constraint report_source_language_is_tag check (is_language_tag(language)),
			constraint report_source_key_length check (length(key) between 1 and 160),
			constraint report_source_checksum_length check (length(checksum) = 64)
		);

		create table report_section (
			report_id integer not null constraint report_section_report_fkey references status_report,
			key text not null,
			words text not null,
			changed_at timestamptz not null,
			-- Null: as it was drafted from the figures.
			changed_by integer references person,
			constraint report_section_pkey primary key (report_id, key),
			constraint report_section_key check (key in ('summary', 'summary_en', 'goals', 'barometer', 'commitments', 'white_spots',
				'lighthouses', 'plans', 'opinions')),
			constraint report_section_words_length check (length(words) <= 8000)
		);

		create table report_comment (
			id integer generated always as identity primary key,
			report_id integer not null constraint report_comment_report_fkey references status_report,
			section text,
			words text not null,
			written_at timestamptz not null,
			written_by integer not null references person,
			answer text,
			answered_at timestamptz,
			answered_by integer references person,
			constraint report_comment_section check (section in ('summary', 'summary_en', 'goals', 'barometer', 'commitments',
				'white_spots', 'lighthouses', 'plans', 'opinions')),
			constraint report_comment_answered_whole check (num_nonnulls(answer, answered_at, answered_by) in (0, 3)),
			constraint report_comment_words_length check (length(words) between 3 and 4000 and length(answer) between 3 and 4000)
		);
		create index report_comment_in_order on report_comment (report_id, written_at, id);
		create index report_comment_open on report_comment (report_id) where answered_at is null;

		create table report_erratum (
			id integer generated always as identity primary key,
			report_id integer not null constraint report_erratum_report_fkey references status_report,
			section text,
			words text not null,
			written_at timestamptz not null,
			written_by integer not null references person,
			constraint report_erratum_section check (section in ('summary', 'summary_en', 'goals', 'barometer', 'commitments',
				'white_spots', 'lighthouses', 'plans', 'opinions')),
			constraint report_erratum_words_length check (length(words) between 3 and 1000)
		);
		create index report_erratum_newest on report_erratum (report_id, written_at desc, id desc);

		create function hold_status_report() returns trigger language plpgsql as $$
		begin
			if old.state = 'published' then
				raise exception 'a published report is frozen' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'DELETE' then
				raise exception 'a status report is not deleted' using errcode = 'restrict_violation';
			end if;
			if new.year <> old.year or new.created_by <> old.created_by or (old.state <> new.state and (old.state, new.state) not in (
					('draft', 'hearing'), ('hearing', 'approved'), ('approved', 'presented'), ('presented', 'published'),
					('hearing', 'draft'), ('approved', 'draft'))) then
				raise exception 'a status report goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state not in ('draft', 'hearing') and new.state <> 'draft'
				and (new.title, new.title_en, new.revision) is distinct from (old.title, old.title_en, old.revision) then
				raise exception 'the words of an approved report are frozen' using errcode = 'restrict_violation';
			end if;
			if new.snapshot_id is distinct from old.snapshot_id and (old.state <> 'draft' or new.state <> 'draft'
				or (select state from report_snapshot where id = new.snapshot_id) is distinct from 'ready') then
				raise exception 'a report that is heard keeps its cut, and a cut is whole' using errcode = 'restrict_violation';
			end if;
			-- Whose words or whose cut it is, is no second pair of eyes.
			if (new.approved_by is distinct from old.approved_by or new.published_by is distinct from old.published_by)
				and (exists (select from report_section s where s.report_id = new.id
						and s.changed_by in (new.approved_by, new.published_by))
					or exists (select from report_snapshot c where c.id = new.snapshot_id
						and c.asked_by in (new.approved_by, new.published_by))) then
				raise exception 'another than who wrote it approves and publishes' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger status_report_holds before update or delete on status_report
			for each row execute function hold_status_report();

		create function hold_report_snapshot() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' or old.state in ('ready', 'failed') then
				raise exception 'a cut of the data is frozen' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger report_snapshot_holds before update or delete on report_snapshot
			for each row execute function hold_report_snapshot();

		create function hold_report_source() returns trigger language plpgsql as $$
		begin
			if tg_op <> 'INSERT' or (select state from report_snapshot where id = new.snapshot_id for update) is distinct from 'building' then
				raise exception 'the rows behind a cut are frozen' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger report_source_frozen before insert or update or delete on report_source
			for each row execute function hold_report_source();

		create function hold_report_section() returns trigger language plpgsql as $$
		declare
			of_report integer := case when tg_op = 'DELETE' then old.report_id else new.report_id end;
		begin
			if (select state from status_report where id = of_report for share) not in ('draft', 'hearing')
				or (tg_op = 'UPDATE' and new.report_id <> old.report_id) then
				raise exception 'the words of an approved report are frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;
		create trigger report_section_frozen before insert or update or delete on report_section
			for each row execute function hold_report_section();

		create function hold_report_comment() returns trigger language plpgsql as $$
		begin
			if tg_op = 'INSERT' then
				if (select state from status_report where id = new.report_id for share) <> 'hearing' then
					raise exception 'a report is commented while it is heard' using errcode = 'restrict_violation';
				end if;
				return new;
			end if;
			if tg_op = 'DELETE' or old.answered_at is not null
				or (new.report_id, new.section, new.words, new.written_at, new.written_by)
					is distinct from (old.report_id, old.section, old.words, old.written_at, old.written_by) then
				raise exception 'a comment and its answer stand as they were given' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger report_comment_holds before insert or update or delete on report_comment
			for each row execute function hold_report_comment();

		create function hold_report_erratum() returns trigger language plpgsql as $$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'report_erratum is append-only' using errcode = 'restrict_violation';
			end if;
			if (select state from status_report where id = new.report_id for share) is distinct from 'published' then
				raise exception 'only a published report has errata' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger report_erratum_append_only before insert or update or delete on report_erratum
			for each row execute function hold_report_erratum();
	`.execute(db);
	for (const table of [
		'status_report',
		'report_snapshot',
		'report_source',
		'report_section',
		'report_erratum',
	])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}
