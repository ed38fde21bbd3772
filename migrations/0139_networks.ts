/**
 * Networks of organisations around a theme stand on what forums stand on (decision 0108): a circle with seats, meetings and decisions.
 * Here a seat is an organisation's, and the one who joined for it is written to; a coordinator runs it, where the municipality runs a forum.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table circle
			add column kind text not null default 'forum',
			add column theme text,
			add column joining text,
			add column goals text,
			add column coordinator_id integer constraint circle_coordinator_fkey references organisation;
		alter table circle
			alter column kind drop default,
			add constraint circle_kind check (kind in ('forum', 'network')),
			add constraint circle_theme check (theme in ('work', 'education', 'city_life', 'dialogue', 'intercultural')),
			add constraint circle_joining check (joining in ('open', 'request')),
			add constraint circle_goals_length check (length(goals) between 3 and 4000),
			add constraint circle_network_is_whole check (num_nonnulls(theme, joining, coordinator_id)
				= case kind when 'network' then 3 else 0 end and (kind = 'network' or goals is null)),
			-- Everybody sees which networks there are, and who is in them.
			add constraint circle_network_is_public check (kind = 'forum' or is_public);
		create index circle_coordinator on circle (coordinator_id) where coordinator_id is not null;

		alter table circle_seat
			-- Who is written to for an organisation in a network: a member of it.
			add column person_id integer references person,
			add column declined_because text,
			alter column invited_by drop not null,
			drop constraint circle_seat_state,
			add constraint circle_seat_state check (state in ('requested', 'invited', 'held', 'declined', 'left')),
			drop constraint circle_seat_waits_unanswered,
			add constraint circle_seat_waits_unanswered check ((state in ('requested', 'invited')) = (answered_at is null)),
			drop constraint circle_seat_is_somebodys,
			add constraint circle_seat_is_somebodys check (state not in ('invited', 'held')
				or person_id is not null or num_nonnulls(name, email) = 2),
			add constraint circle_seat_asks_for_organisation check (state <> 'requested' or person_id is not null),
			add constraint circle_seat_person_is_of_organisation check (person_id is null
				or (organisation_id is not null and num_nonnulls(name, email) = 0)),
			add constraint circle_seat_invited_by check ((person_id is null) = (invited_by is not null)),
			add constraint circle_seat_declined_because check (declined_because is null
				or (state = 'declined' and length(declined_because) between 3 and 1000));
		create unique index circle_seat_of_one_organisation on circle_seat (circle_id, organisation_id)
			where person_id is not null and state in ('requested', 'held');
		create index circle_seat_requested on circle_seat (circle_id, id) where state = 'requested';
		create index circle_seat_person on circle_seat (person_id) where person_id is not null;

		create table circle_news (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_news_circle_fkey references circle,
			title text not null,
			words text not null,
			sent_at timestamptz not null default now(),
			sent_by integer not null references person,
			constraint circle_news_length check (length(title) between 3 and 160 and length(words) between 3 and 8000)
		);
		create index circle_news_of_circle on circle_news (circle_id, sent_at, id);

		create table circle_document (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_document_circle_fkey references circle,
			title text not null,
			url text not null,
			added_at timestamptz not null default now(),
			added_by integer not null references person,
			constraint circle_document_length check (length(title) between 3 and 160 and length(url) <= 500)
		);
		create index circle_document_of_circle on circle_document (circle_id, id);
		create trigger circle_document_announce after insert or update or delete on circle_document
			for each row execute function announce_row();
	`.execute(db);
}
