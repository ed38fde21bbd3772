/**
 * The municipality writes to a selection of partners in words of its own, and who said yes or no to which of its lists:
 * each answer is a row with the words that stood there, and the last one holds.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table mail_consent (
			id integer generated always as identity primary key,
			person_id integer not null references person,
			-- The address it was said for; null once the person is erased.
			email text,
			list text not null,
			says_yes boolean not null,
			source text not null,
			locale text not null,
			said text not null,
			at timestamptz not null,
			constraint mail_consent_email_length check (length(email) between 3 and 254),
			constraint mail_consent_list check (list in ('news', 'invitations')),
			constraint mail_consent_source check (source in ('page', 'one_click')),
			constraint mail_consent_locale_is_tag check (is_language_tag(locale)),
			constraint mail_consent_said_length check (length(said) between 1 and 1000)
		);
		create index mail_consent_last on mail_consent (person_id, list, id desc);

		create table partner_letter (
			id integer generated always as identity primary key,
			-- Null is a service letter, about the reader's own case.
			list text,
			subject text not null,
			words text not null,
			query text not null,
			created_at timestamptz not null,
			written_by integer not null references person,
			sent_at timestamptz,
			sent_by integer references person,
			constraint partner_letter_list check (list in ('news', 'invitations')),
			constraint partner_letter_subject_length check (length(subject) between 3 and 120),
			constraint partner_letter_words_length check (length(words) between 1 and 4000),
			constraint partner_letter_query_length check (length(query) <= 500),
			constraint partner_letter_sent_by_somebody check ((sent_at is null) = (sent_by is null))
		);
		create index partner_letter_newest on partner_letter (created_at desc, id desc);
		create index partner_letter_written_by on partner_letter (written_by);
		create index partner_letter_sent_by on partner_letter (sent_by) where sent_by is not null;

		create table partner_letter_partner (
			letter_id integer not null references partner_letter on delete cascade,
			organisation_id integer not null references organisation,
			outcome text,
			people integer not null default 0,
			done_at timestamptz,
			primary key (letter_id, organisation_id),
			constraint partner_letter_partner_outcome check (outcome in ('sent', 'nobody', 'closed', 'protected', 'no_consent')),
			constraint partner_letter_partner_done_with_outcome check ((outcome is null) = (done_at is null)),
			constraint partner_letter_partner_sent_to_people check ((outcome is not distinct from 'sent') = (people > 0))
		);
		create index partner_letter_partner_of on partner_letter_partner (organisation_id, done_at desc);
		create index partner_letter_partner_waiting on partner_letter_partner (letter_id) where done_at is null;

		create table partner_letter_reader (
			letter_id integer not null references partner_letter on delete cascade,
			person_id integer not null references person,
			written_at timestamptz not null,
			primary key (letter_id, person_id)
		);
		create index partner_letter_reader_person on partner_letter_reader (person_id);

		-- What the municipality has seen in the register of companies: no advertising, please.
		alter table casework_case add column advert_protected boolean not null default false;
	`.execute(db);
	await sql`
		-- An answer stays as it was given. Only the address goes, with the person.
		create function mail_consent_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' and new.email is null
				and (old.id, old.person_id, old.list, old.says_yes, old.source, old.locale, old.said, old.at)
					is not distinct from (new.id, new.person_id, new.list, new.says_yes, new.source, new.locale, new.said, new.at) then
				return new;
			end if;
			raise exception 'mail_consent is append-only' using errcode = 'restrict_violation';
		end $$;
		create trigger mail_consent_append_only before update or delete on mail_consent
			for each row execute function mail_consent_guard();

		-- A letter that was sent stands as it was read.
		create function partner_letter_guard() returns trigger language plpgsql as $$
		begin
			if old.sent_at is not null then
				raise exception 'a letter that was sent is not changed' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;
		create trigger partner_letter_sent_stays before update or delete on partner_letter
			for each row execute function partner_letter_guard();
	`.execute(db);
}
