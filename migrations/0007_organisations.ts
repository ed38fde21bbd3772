/** Finding possible duplicates by name, and closing an organisation as a recorded decision. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create extension if not exists pg_trgm;
		create index organisation_similar_name on organisation using gin (folded_name gin_trgm_ops);
		create function website_host(website text) returns text language sql immutable parallel safe strict as $$
			select lower(regexp_replace(website, '^https?://(www[.])?([^/?#]+).*$', '\\2'))
		$$;
		create index organisation_website_host on organisation (website_host(website)) where website is not null;
		create index organisation_review_by_organisation on organisation_review (organisation_id, id desc);

		alter table organisation_review drop constraint organisation_review_outcome_check;
		alter table organisation_review add constraint organisation_review_outcome_check check (outcome in
			('approved', 'changes_requested', 'declined', 'suspended', 'reinstated', 'closed'));
	`.execute(db);
}
