/**
 * Documents of circles and papers of a conference may be files (decision 0116), and a circle's may belong to one of its meetings. What
 * a file is kept as is known: a PDF or a picture, both written anew. No circle and no conference holds more than 200 MB.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['circle_document', 'conference_paper']) {
		await sql`
			alter table ${sql.table(table)}
				alter column url drop not null,
				add column file_key text,
				add column file_name text,
				add column media_type text,
				add column bytes integer,
				add constraint ${sql.ref(`${table}_is_link_or_file`)} check (num_nonnulls(url, file_key) = 1
					and num_nonnulls(file_key, file_name, media_type, bytes) in (0, 4)),
				add constraint ${sql.ref(`${table}_media_type`)} check (media_type in ('application/pdf', 'image/webp')),
				add constraint ${sql.ref(`${table}_file_length`)} check (length(file_name) between 1 and 200 and bytes > 0)`.execute(
			db,
		);
		await sql`create index ${sql.ref(`${table}_file`)} on ${sql.table(table)} (file_key) where file_key is not null`.execute(
			db,
		);
	}
	await sql`
		alter table circle_document
			add column meeting_id integer,
			add constraint circle_document_meeting_fkey foreign key (meeting_id, circle_id) references circle_meeting (id, circle_id);
		create index circle_document_of_meeting on circle_document (meeting_id) where meeting_id is not null;

		-- Held first, added up after: what is added sees what everybody before has committed.
		create function hold_circle_papers() returns trigger language plpgsql as $$
		begin
			perform from circle where id = new.circle_id for update;
			if (select coalesce(sum(bytes), 0) from circle_document where circle_id = new.circle_id) + new.bytes > 209715200 then
				raise exception 'no room for more papers' using errcode = 'check_violation', constraint = 'circle_document_room';
			end if;
			return new;
		end $$;
		create trigger circle_document_room before insert on circle_document for each row
			when (new.bytes is not null) execute function hold_circle_papers();
		create function hold_conference_papers() returns trigger language plpgsql as $$
		begin
			perform from conference where id = new.conference_id for update;
			if (select coalesce(sum(bytes), 0) from conference_paper where conference_id = new.conference_id) + new.bytes
					> 209715200 then
				raise exception 'no room for more papers' using errcode = 'check_violation', constraint = 'conference_paper_room';
			end if;
			return new;
		end $$;
		create trigger conference_paper_room before insert on conference_paper for each row
			when (new.bytes is not null) execute function hold_conference_papers();
	`.execute(db);
}
