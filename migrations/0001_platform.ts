/** What every room stands on: audit trail, mail, throttling, idempotent submits, text folding, change notices. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Search folds as a Danish reader does: aa = å, oe = ø, ae = æ, and other marks fall away.
		create function fold(input text) returns text language sql immutable parallel safe strict as $$
			select translate(
				replace(replace(replace(replace(lower(normalize(input, NFC)), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), 'ß', 'ss'),
				'áàâäãéèêëíìîïóòôöõúùûüçñýÿşğıžšč', 'aaaaaeeeeiiiiooooouuuucnyysgizsc')
		$$;

		create function forbid_change() returns trigger language plpgsql as $$
		begin
			raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
		end $$;

		-- Lets every web process drop its cached pages as soon as public content changes.
		create function announce_content_change() returns trigger language plpgsql as $$
		begin
			perform pg_notify('content_changed', tg_table_name);
			return null;
		end $$;

		create table mail (
			id integer generated always as identity primary key,
			to_address text not null,
			subject text not null,
			text text not null,
			html text not null,
			locale text not null default 'da' check (locale in ('da', 'en')),
			dedupe_key text unique,
			created_at timestamptz not null default now(),
			sent_at timestamptz,
			attempts integer not null default 0,
			last_error text
		);
		create index mail_newest on mail (created_at desc, id desc);

		create table throttle (
			bucket text not null,
			window_start timestamptz not null,
			hits integer not null default 1,
			primary key (bucket, window_start)
		);
		create index throttle_by_age on throttle (window_start);

		-- A form carries a random key; the first submit to claim it does the work, repeats get its outcome.
		create table submission (
			key uuid primary key,
			outcome text,
			created_at timestamptz not null default now()
		);
		create index submission_by_age on submission (created_at);
	`.execute(db);
}
