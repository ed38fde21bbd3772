/** Ways to the lists of partnerships and pledges that grow. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index partnership_public on partnership (activated_at desc, id desc) where activated_at is not null;
		create index signature_wall on signature (signed_at desc, id desc)
			where superseded_at is null and withdrawn_at is null;
		create index signature_withdrawn on signature (signed_at desc, id desc) where withdrawn_at is not null;
	`.execute(db);
}
