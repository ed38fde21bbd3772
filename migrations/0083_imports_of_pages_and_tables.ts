/** Imports say what an event costs, and of a table's row which line it was and what stood there. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table import_item
			-- Where the source says it.
			add column price_kr integer constraint import_item_price check (price_kr between 0 and 100000),
			-- Public events that may be this one.
			add column alike integer[] not null default '{}',
			drop constraint import_item_written,
			drop constraint import_item_kept,
			add constraint import_item_kept check (kept <@ array['title', 'description', 'time', 'place', 'price']);
		-- Until now every event that was taken in was free.
		update import_item set written = written || left(encode(sha256('0'), 'hex'), 24) where written is not null;
		-- Digests of the title, description, time, place and price that were last written to the event.
		alter table import_item add constraint import_item_written check (cardinality(written) = 5);

		alter table import_refusal
			add column line integer constraint import_refusal_line check (line > 0),
			add column detail text constraint import_refusal_detail_length check (length(detail) between 1 and 60);

		drop index import_item_source;
		create index import_item_in_state on import_item (source_id, state, starts_at, id);
		create index import_source_of_organisation on import_source (organisation_id, id);
	`.execute(db);
}
