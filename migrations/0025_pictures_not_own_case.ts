/** Nobody at the municipality takes down a picture of their own organisation's. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function image_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_case(new.organisation_id, new.taken_down_by, new.uploaded_at);
			return new;
		end $$;
		create trigger image_own_case before update of taken_down_by on image
			for each row when (new.taken_down_by is not null)
			execute function image_own_case();
	`.execute(db);
}
