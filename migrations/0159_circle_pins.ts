/**
 * What a network puts first among all that its members do (decision 0116): at most six, in its own order. A pin stays while its thing is
 * not shown or its organisation is not in it: that is read from them, so it comes back with them.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table circle_pin (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_pin_circle_fkey references circle,
			place smallint not null,
			event_id integer constraint circle_pin_event_fkey references event on delete cascade,
			opportunity_id integer constraint circle_pin_opportunity_fkey references opportunity on delete cascade,
			commitment_id integer constraint circle_pin_commitment_fkey references commitment on delete cascade,
			pinned_at timestamptz not null default now(),
			pinned_by integer not null references person,
			constraint circle_pin_is_one_thing check (num_nonnulls(event_id, opportunity_id, commitment_id) = 1),
			constraint circle_pin_six_places check (place between 1 and 6),
			-- Looked at when a statement is over: two of them change places.
			constraint circle_pin_place_once unique (circle_id, place) deferrable initially immediate
		);
		create unique index circle_pin_event on circle_pin (event_id, circle_id) where event_id is not null;
		create unique index circle_pin_opportunity on circle_pin (opportunity_id, circle_id) where opportunity_id is not null;
		create unique index circle_pin_commitment on circle_pin (commitment_id, circle_id) where commitment_id is not null;
		create trigger circle_pin_announce after insert or update or delete on circle_pin
			for each row execute function announce_row();
	`.execute(db);
}
