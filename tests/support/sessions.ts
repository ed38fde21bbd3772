/** Signs a person in without the form: for tests about what comes after. */
import { randomBytes } from 'node:crypto';
import { sessionHash } from '#lib/accounts/signing-in/session-store.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** The cookie of a new session of the person with this e-mail. */
export async function sessionOf(db: Database, email: string): Promise<string> {
	const { id } = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	const session = randomBytes(20).toString('hex');
	await db
		.insertInto('session')
		.values({ idHash: sessionHash(session), personId: id, expiresAt: new Date(Date.now() + 86_400_000) })
		.execute();
	return `session=${session}`;
}
