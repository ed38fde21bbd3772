/** Lists of organisations that the municipality hands in: read, looked at, and taken in by somebody's yes. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organisation_list (
			id integer generated always as identity primary key,
			file_name text not null constraint organisation_list_file_name_length check (length(file_name) between 1 and 120),
			sha256 text not null constraint organisation_list_sha256_length check (length(sha256) = 64),
			bytes integer not null,
			-- The file as base64, until it is taken in or turns out to be no list.
			content text,
			state text not null default 'reading' constraint organisation_list_state
				check (state in ('reading', 'unread', 'ready', 'taking', 'taken')),
			problem text,
			detail text not null default '',
			columns text[] not null default '{}',
			new integer not null default 0,
			changed integer not null default 0,
			same integer not null default 0,
			skipped integer not null default 0,
			refused integer not null default 0,
			websites_left_out integer not null default 0,
			uploaded_at timestamptz not null,
			uploaded_by integer not null references person,
			confirmed_at timestamptz,
			confirmed_by integer references person,
			taken_at timestamptz,
			constraint organisation_list_kept_until_taken
				check ((content is not null) = (state in ('reading', 'ready', 'taking'))),
			constraint organisation_list_unread_says_why check ((problem is not null) = (state = 'unread')),
			constraint organisation_list_confirmed_by_somebody check ((state in ('taking', 'taken')) = (confirmed_at is not null)
				and (confirmed_at is null) = (confirmed_by is null)),
			constraint organisation_list_taken_when check ((taken_at is not null) = (state = 'taken'))
		);
		create index organisation_list_newest on organisation_list (uploaded_at desc, id desc);
		create index organisation_list_taken_newest on organisation_list (uploaded_at desc, id desc)
			where state in ('taking', 'taken');
		-- The same file twice is one list that waits.
		create unique index organisation_list_waits_once on organisation_list (sha256) where state in ('reading', 'ready', 'taking');

		create table organisation_list_line (
			id integer generated always as identity primary key,
			list_id integer not null constraint organisation_list_line_list_fkey references organisation_list on delete cascade,
			line integer not null,
			name text not null,
			outcome text not null constraint organisation_list_line_outcome
				check (outcome in ('new', 'changed', 'same', 'skipped', 'refused')),
			reason text,
			detail text not null default '',
			changes text[] not null default '{}',
			-- As they stand in the file, of a line that was refused.
			cells text[] not null default '{}',
			constraint organisation_list_line_says_why check ((reason is not null) = (outcome in ('skipped', 'refused')))
		);
		create index organisation_list_line_by_line on organisation_list_line (list_id, line, id);
		create index organisation_list_line_by_outcome on organisation_list_line (list_id, outcome, line, id);
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table organisation_list_line; drop table organisation_list;`.execute(db);
}
