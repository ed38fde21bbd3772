/**
 * Whether whoever told of discrimination comes back for an answer, asked before it is sent. The digest of the code stays where nobody
 * does, so that a form that is sent again is told once; the code opens nothing (decision 0117).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table experience add column takes_answer boolean not null default false;
		update experience set takes_answer = true where receipt_hash is not null;
		alter table experience add constraint experience_answer_needs_code check (not takes_answer or receipt_hash is not null);
	`.execute(db);
}
