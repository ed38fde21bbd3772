/** A party's answer to a joint promise is announced like the rest of what a promise's page says. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop trigger commitment_party_announce on commitment_party;
		create trigger commitment_party_announce after insert or update or delete on commitment_party
			for each row execute function announce_row('commitment_id')`.execute(db);
}
