/** Films of the welcome guide (decision 0109), one a step and language: never without captions, and served by the site itself. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table guide_film (
			id integer generated always as identity primary key,
			step_id integer not null constraint guide_film_step_fkey references guide_step,
			locale text not null constraint guide_film_locale_is_tag check (is_language_tag(locale)),
			title text not null,
			-- WebVTT, as it was read and written anew.
			captions text not null,
			-- What is seen and said, where that is more than the captions.
			transcript text,
			added_at timestamptz not null default now(),
			added_by integer not null references person,

			constraint guide_film_once unique (step_id, locale),
			constraint guide_film_words_length check (length(title) between 2 and 120 and length(transcript) between 1 and 20000
				and length(captions) <= 100000),
			constraint guide_film_has_captions check (captions like 'WEBVTT%-->%')
		);

		create table guide_film_file (
			id integer generated always as identity primary key,
			film_id integer not null constraint guide_film_file_film_fkey references guide_film on delete cascade,
			kind text not null,
			file_key text not null,
			media_type text not null,
			bytes integer not null,
			constraint guide_film_file_once unique (film_id, kind),
			constraint guide_film_file_kind check (kind in ('film', 'poster')),
			constraint guide_film_file_media_type check (media_type in ('video/mp4', 'video/webm', 'image/webp')),
			constraint guide_film_file_is_of_its_kind check ((kind = 'poster') = (media_type = 'image/webp')),
			constraint guide_film_file_bytes check (bytes > 0)
		);
		create index guide_film_file_key on guide_film_file (file_key);

		create trigger guide_film_announce after insert or update or delete on guide_film
			for each row execute function announce_row();
		create trigger guide_film_file_announce after insert or update or delete on guide_film_file
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table guide_film_file, guide_film`.execute(db);
}
