/**
 * Who works with whom, year by year, worked out from partnerships, events and matches by a job, and where each partner stands in
 * the drawing: a request reads both and works out neither.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table network_tie (
			year smallint not null,
			one_id integer not null references organisation on delete cascade,
			other_id integer not null references organisation on delete cascade,
			partnerships integer not null default 0,
			events integer not null default 0,
			matches integer not null default 0,
			constraint network_tie_pkey primary key (year, one_id, other_id),
			constraint network_tie_in_order check (one_id < other_id),
			constraint network_tie_of_something check (partnerships >= 0 and events >= 0 and matches >= 0
				and partnerships + events + matches > 0)
		);
		create index network_tie_one on network_tie (one_id);
		create index network_tie_other on network_tie (other_id);

		create table network_place (
			organisation_id integer not null references organisation on delete cascade,
			x real not null,
			y real not null,
			constraint network_place_pkey primary key (organisation_id)
		);

		-- Of the shortest ways between two other partners, the share (0 to 1) that passes by this one.
		create table network_binding (
			year smallint not null,
			organisation_id integer not null references organisation on delete cascade,
			share real not null,
			constraint network_binding_pkey primary key (year, organisation_id),
			constraint network_binding_is_share check (share > 0 and share <= 1)
		);
		create index network_binding_organisation on network_binding (organisation_id);

		create trigger network_tie_announce after insert or update or delete on network_tie
			for each row execute function announce_row();
		create trigger network_place_announce after insert or update or delete on network_place
			for each row execute function announce_row();
		create trigger network_binding_announce after insert or update or delete on network_binding
			for each row execute function announce_row();
	`.execute(db);
}
