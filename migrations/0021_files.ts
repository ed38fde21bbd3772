/** What each organisation has handed in, and pictures the municipality takes down. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- What an organisation's room for files is counted by. A row goes with its file.
		create table handed_in_file (
			organisation_id integer not null references organisation,
			key text not null references stored_file on delete cascade,
			bytes integer not null constraint handed_in_file_size check (bytes > 0),
			constraint handed_in_file_once primary key (organisation_id, key)
		);
		create index handed_in_file_key on handed_in_file (key);

		insert into stored_file (key, stored_at)
			select file_key, now() from image
			union select file_key, now() from evidence where file_key is not null
			union select file_key, now() from partnership_document
			on conflict do nothing;
		insert into handed_in_file (organisation_id, key, bytes)
			select organisation_id, file_key, max(bytes) from (
				select organisation_id, file_key, bytes from image
				union all
				select coalesce(c.writer_organisation_id, c.organisation_id), e.file_key, e.bytes
					from evidence e join contribution c on c.id = e.contribution_id where e.file_key is not null
				union all
				select organisation_id, file_key, bytes from partnership_document
			) as files where bytes > 0 group by 1, 2;

		-- The most that any organisation has room for (organisations/quota.ts). One at a time for each, so that files
		-- handed in at once do not each find the last free place.
		create function handed_in_file_guard() returns trigger language plpgsql as $$
		declare
			held record;
		begin
			perform pg_advisory_xact_lock(hashtext('handed_in_file'), new.organisation_id);
			select coalesce(sum(bytes), 0) as bytes, count(*) as files into held
				from handed_in_file where organisation_id = new.organisation_id;
			if held.bytes + new.bytes > 524288000 or held.files >= 2000 then
				raise exception 'no room for more files' using errcode = 'check_violation', constraint = 'handed_in_file_quota';
			end if;
			return new;
		end $$;
		create trigger handed_in_file_guard before insert on handed_in_file
			for each row execute function handed_in_file_guard();

		alter table image add column taken_down_at timestamptz;
		alter table image add column taken_down_by integer references person;
		alter table image add column taken_down_reason text
			constraint image_taken_down_reason check (length(taken_down_reason) between 3 and 1000);
		alter table image add constraint image_taken_down check ((taken_down_at is null) = (taken_down_reason is null));
		alter table image add constraint image_taken_down_once check (taken_down_by is null or taken_down_at is not null);
		create index image_taken_down on image (taken_down_at) where taken_down_at is not null;
		create index event_image on event (image_id) where image_id is not null;
		create trigger image_announce after update of taken_down_at on image
			for each statement execute function announce_content_change();

		-- A sent report keeps its picture by a reference, as everything else that shows one.
		alter table report_version add column image_id integer references image;
		alter table report_version disable trigger report_version_append_only;
		update report_version v set image_id = i.id
			from report r, image i
			where r.id = v.report_id and i.organisation_id = r.organisation_id and i.file_key = v.content -> 'picture' ->> 'key';
		alter table report_version enable trigger report_version_append_only;
		create index report_version_image on report_version (image_id) where image_id is not null;
	`.execute(db);
}
