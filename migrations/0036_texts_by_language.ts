/**
 * The pledge's text in as many languages as it is written in, where there were two columns; and languages checked by how
 * a tag looks: which ones the site has is the code's to say, so that a further one needs no migration.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function is_language_tag(tag text) returns boolean language sql immutable parallel safe
			return tag ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';

		-- By tag, each with something in it, and never without Danish, which the others are translations of.
		create function is_text_by_language(texts jsonb) returns boolean language sql immutable parallel safe
			return jsonb_typeof(texts) = 'object' and coalesce(texts ->> 'da', '') <> '' and not exists (
				select from jsonb_each(case jsonb_typeof(texts) when 'object' then texts else '{}' end) as one (tag, text)
				where not is_language_tag(tag) or jsonb_typeof(text) <> 'string' or text = '""'
			);

		-- What is signed: the Danish text and after it the others in the order of their tags, each on a new line.
		create function charter_hash(texts jsonb) returns text language sql immutable parallel safe
			return encode(sha256(convert_to((
				select string_agg(text, e'\\n' order by tag <> 'da', tag collate "C")
				from jsonb_each_text(texts) as one (tag, text)
			), 'UTF8')), 'hex');

		-- Changed in place: nothing may be written over in this table, and nothing is.
		alter table charter_version alter column text_da type jsonb
			using jsonb_build_object('da', text_da, 'en', text_en);
		alter table charter_version drop column text_en;
		alter table charter_version rename column text_da to texts;
		alter table charter_version
			add constraint charter_version_texts_by_language check (is_text_by_language(texts)),
			add constraint charter_version_hash_is_of_texts check (hash = charter_hash(texts));

		alter table person drop constraint person_locale_check,
			add constraint person_locale_is_tag check (is_language_tag(locale));
		alter table mail drop constraint mail_locale_check,
			add constraint mail_locale_is_tag check (is_language_tag(locale));
		alter table registration drop constraint registration_locale_check,
			add constraint registration_locale_is_tag check (is_language_tag(locale));
	`.execute(db);
}
