/** The municipality's own words of the site's mails, each over the words that the site came with. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table mail_wording (
			id integer generated always as identity primary key,
			-- Of the message whose place they take.
			key text not null,
			locale text not null,
			words text not null,
			-- What the site said where they were written: once it says something else they are set aside.
			shipped text not null,
			changed_by integer not null references person,
			changed_at timestamptz not null,
			constraint mail_wording_once unique (key, locale),
			constraint mail_wording_key_check check (key ~ '^[a-z][a-z0-9_]{2,80}$'),
			constraint mail_wording_locale_is_tag check (is_language_tag(locale)),
			constraint mail_wording_words_length check (length(words) between 1 and 3000),
			constraint mail_wording_shipped_length check (length(shipped) between 1 and 3000),
			constraint mail_wording_says_something_else check (words <> shipped),
			constraint mail_wording_subject_is_a_line check (right(key, 8) <> '_subject' or strpos(words, chr(10)) = 0)
		);
		create index mail_wording_changed_by on mail_wording (changed_by);
		create trigger mail_wording_announce after insert or update or delete on mail_wording
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table mail_wording`.execute(db);
}
