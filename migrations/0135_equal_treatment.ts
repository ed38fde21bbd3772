/**
 * Who helps somebody who was discriminated against, and what people tell of it (decision 0107). What was written is sealed before it
 * comes here; nothing of it has a time finer than a day, a number that was counted up, or anything of who sent it.
 */
import { sql, type Kysely } from 'kysely';

const grounds = sql.raw(
	`array['gender', 'ethnicity', 'belief', 'disability', 'age', 'orientation', 'politics', 'origin']`,
);
const settings = sql.raw(
	`array['work', 'school', 'housing', 'shop', 'authority', 'transport', 'online', 'other']`,
);

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table equality_helper (
			id integer generated always as identity primary key,
			title text not null,
			words_danish text not null,
			words_english text,
			tel text,
			mail text,
			web text,
			grounds text[] not null,
			settings text[] not null,
			-- [{ "day": 1, "from": "09:00", "to": "15:00" }], Monday 1.
			hours jsonb not null default '[]',
			checked_on date not null,
			retired_on date,
			constraint equality_helper_grounds check (grounds <@ ${grounds}),
			constraint equality_helper_settings check (settings <@ ${settings}),
			constraint equality_helper_for_somebody check (cardinality(grounds) > 0 and cardinality(settings) > 0),
			constraint equality_helper_can_be_reached check (num_nonnulls(tel, mail, web) > 0),
			constraint equality_helper_length check (length(title) between 2 and 160 and length(words_danish) between 10 and 600
				and length(words_english) between 10 and 600 and length(tel) <= 40 and length(mail) <= 254 and length(web) <= 500)
		);
		create index equality_helper_by_title on equality_helper (title, id);

		create table equality_reader (
			id integer generated always as identity primary key,
			person_id integer not null references person,
			role text not null constraint equality_reader_role check (role in ('adviser', 'deputy')),
			appointed_at timestamptz not null,
			appointed_by integer not null references person,
			ended_at timestamptz,
			ended_by integer references person,
			constraint equality_reader_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
			-- Nobody lets themselves in.
			constraint equality_reader_by_another check (appointed_by <> person_id)
		);
		create unique index equality_reader_one_of_each on equality_reader (role) where ended_at is null;
		create unique index equality_reader_one_role on equality_reader (person_id) where ended_at is null;
		create index equality_reader_of_person on equality_reader (person_id);

		create table experience (
			-- Drawn at random: a number that was counted up would tell the order.
			id integer primary key constraint experience_number check (id between 100000 and 999999),
			told_on date not null,
			state text not null constraint experience_state check (state in ('unread', 'read', 'answered', 'ended')),
			receipt_hash text,
			grounds text[],
			setting text,
			happened text,
			district_nr smallint,
			deeds text[],
			sealed text,
			taken_back_on date,
			constraint experience_grounds check (grounds <@ ${grounds}),
			constraint experience_setting check (setting in ('work', 'school', 'housing', 'shop', 'authority', 'transport', 'online', 'other')),
			constraint experience_happened check (happened in ('this_month', 'this_year', 'earlier', 'goes_on')),
			constraint experience_district_nr check (district_nr between 1 and 10),
			constraint experience_deeds check (deeds <@ array['refused', 'worse', 'dismissed', 'harassed', 'no_adjustment', 'threatened',
				'other']),
			constraint experience_grounds_are_some check (cardinality(grounds) > 0),
			constraint experience_says_something check (grounds is null or sealed is not null or cardinality(deeds) > 0),
			constraint experience_is_whole check (num_nonnulls(grounds, setting, happened, deeds) in (0, 4)
				and (grounds is not null or num_nonnulls(district_nr, sealed) = 0)),
			constraint experience_words_stand_or_went check ((grounds is null) = (state = 'ended' or taken_back_on is not null)),
			-- What is left of one that is over: its number, its month and that it ended.
			constraint experience_ended_says_nothing check (state <> 'ended' or (receipt_hash is null and taken_back_on is null
				and extract(day from told_on) = 1)),
			constraint experience_sealed_is_sealed check (sealed ~ '^[A-Za-z0-9_-]{1,40}\\.[A-Za-z0-9_-]{38,}$')
		);
		create unique index experience_receipt on experience (receipt_hash) where receipt_hash is not null;
		create index experience_waiting on experience (told_on, id) where state in ('unread', 'read');
		create index experience_by_day on experience (told_on, id);

		create table experience_line (
			experience_id integer not null constraint experience_line_experience_fkey references experience on delete cascade,
			place smallint not null constraint experience_line_place check (place between 1 and 60),
			side text not null constraint experience_line_side check (side in ('teller', 'reader')),
			sealed text,
			written_on date not null,
			written_by integer references person,
			constraint experience_line_pkey primary key (experience_id, place),
			constraint experience_line_of_reader check ((side = 'reader') = (written_by is not null)),
			-- A teller may take their words back; an answer stands.
			constraint experience_line_answer_stands check (side = 'teller' or sealed is not null),
			constraint experience_line_sealed_is_sealed check (sealed ~ '^[A-Za-z0-9_-]{1,40}\\.[A-Za-z0-9_-]{38,}$')
		);

		-- Who opened which, and when. The number alone: what it said is not here.
		create table experience_reading (
			id integer generated always as identity primary key,
			experience_id integer not null constraint experience_reading_experience_fkey references experience,
			person_id integer not null references person,
			read_at timestamptz not null
		);
		create index experience_reading_newest on experience_reading (read_at desc, id desc);
		create index experience_reading_of_person on experience_reading (person_id);
		create trigger experience_reading_append_only before update or delete on experience_reading
			for each row execute function hold_append_only();

		-- Counted as it is told, so that nothing else has to be kept for the figures. Never of people: of experiences, by their ground.
		create table experience_count (
			year smallint not null constraint experience_count_year check (year between 2020 and 2200),
			ground text not null constraint experience_count_ground check (ground = any (${grounds})),
			setting text not null constraint experience_count_setting check (setting = any (${settings})),
			told integer not null constraint experience_count_told check (told > 0),
			constraint experience_count_pkey primary key (year, ground, setting)
		);

		create function hold_experience() returns trigger language plpgsql as $$
		begin
			if old.state = 'ended' then
				raise exception 'an experience that is over stays over' using errcode = 'restrict_violation';
			end if;
			if old.state in ('read', 'answered') and new.state = 'unread' and not exists (
					select from experience_line where experience_id = new.id and side = 'teller') then
				raise exception 'what was read is unread again by a new line only' using errcode = 'restrict_violation';
			end if;
			if new.state = 'answered' and old.state <> 'answered' and not exists (
					select from experience_line where experience_id = new.id and side = 'reader') then
				raise exception 'an answer has words' using errcode = 'restrict_violation';
			end if;
			if new.told_on <> old.told_on and new.state <> 'ended' then
				raise exception 'the day it came stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger experience_holds before update on experience for each row execute function hold_experience();
		create trigger equality_helper_announce after insert or update or delete on equality_helper
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table experience_count, experience_reading, experience_line, experience, equality_reader, equality_helper;
		drop function hold_experience();
	`.execute(db);
}
