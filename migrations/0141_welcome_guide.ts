/**
 * The guide for who is new in the city (decision 0109): steps, each written in Danish and put into other languages. A translation
 * says which revision of the Danish it is of, and what a text said before is kept.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table guide_step (
			id integer generated always as identity primary key,
			slug text not null constraint guide_step_slug_key unique,
			state text not null default 'draft',
			-- What it is about: says what near one's home belongs to it.
			theme text not null,
			-- What comes first.
			phase text not null,
			place integer not null,
			-- Of what the Danish text means: a translation of an earlier one is older.
			revision integer not null default 1,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			published_at timestamptz,
			published_by integer references person,

			constraint guide_step_state check (state in ('draft', 'published')),
			constraint guide_step_theme check (theme in ('papers', 'danish', 'school', 'health', 'work', 'rights', 'democracy', 'clubs')),
			constraint guide_step_phase check (phase in ('first', 'soon', 'later')),
			constraint guide_step_place_is_small check (place between 1 and 999),
			constraint guide_step_revision_counts check (revision >= 1),
			constraint guide_step_published_by_somebody check ((state = 'published') = (published_at is not null)
				and num_nonnulls(published_at, published_by) in (0, 2))
		);
		create index guide_step_in_order on guide_step (place, id);

		create table guide_text (
			id integer generated always as identity primary key,
			step_id integer not null constraint guide_text_step_fkey references guide_step,
			locale text not null constraint guide_text_locale_is_tag check (is_language_tag(locale)),
			title text not null,
			lead text not null,
			body text not null,
			links jsonb not null default '[]',
			-- Of the Danish text, when this was written.
			of_revision integer not null,
			version integer not null default 1,
			written_at timestamptz not null default now(),
			written_by integer not null references person,

			constraint guide_text_once unique (step_id, locale),
			constraint guide_text_words_length check (length(title) between 2 and 120 and length(lead) between 2 and 400
				and length(body) between 2 and 6000),
			constraint guide_text_links_are_links check (jsonb_typeof(links) = 'array' and jsonb_array_length(links) <= 10
				and not jsonb_path_exists(links, '$[*] ? (!(@.url starts with "https://") || !(@.title != ""))')),
			constraint guide_text_counts check (of_revision >= 1 and version >= 1)
		);

		create table guide_text_past (
			id integer generated always as identity primary key,
			text_id integer not null constraint guide_text_past_text_fkey references guide_text,
			version integer not null,
			title text not null,
			lead text not null,
			body text not null,
			links jsonb not null,
			of_revision integer not null,
			written_at timestamptz not null,
			written_by integer not null references person,
			constraint guide_text_past_once unique (text_id, version)
		);
	`.execute(db);
	await sql`
		create function hold_guide_step() returns trigger language plpgsql as $$
		begin
			if new.revision < old.revision then
				raise exception 'the revisions of a step are counted upwards' using errcode = 'restrict_violation';
			end if;
			if new.state = 'published' and not exists (select from guide_text t where t.step_id = new.id and t.locale = 'da') then
				raise exception 'a step is published with its Danish text' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger guide_step_holds before update on guide_step for each row execute function hold_guide_step();

		create function begin_guide_step() returns trigger language plpgsql as $$
		begin
			if new.state <> 'draft' then
				raise exception 'a step begins as a draft' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger guide_step_begins before insert on guide_step for each row execute function begin_guide_step();

		-- What it said is kept, whoever writes over it.
		create function keep_guide_text() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' then
				if (new.step_id, new.locale) <> (old.step_id, old.locale) then
					raise exception 'a text stays in its step and its language' using errcode = 'restrict_violation';
				end if;
				new.version := old.version + 1;
				insert into guide_text_past (text_id, version, title, lead, body, links, of_revision, written_at, written_by)
					values (old.id, old.version, old.title, old.lead, old.body, old.links, old.of_revision, old.written_at, old.written_by);
			end if;
			if new.of_revision > (select revision from guide_step where id = new.step_id for share) then
				raise exception 'there is no such revision of the Danish text yet' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger guide_text_keeps before insert or update on guide_text for each row execute function keep_guide_text();
		create trigger guide_text_past_append_only before update or delete on guide_text_past
			for each row execute function hold_append_only();

		create trigger guide_step_announce after insert or update or delete on guide_step
			for each row execute function announce_row();
		create trigger guide_text_announce after insert or update or delete on guide_text
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table guide_text_past, guide_text, guide_step;
		drop function hold_guide_step(), begin_guide_step(), keep_guide_text();
	`.execute(db);
}
