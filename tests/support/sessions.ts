/** Signs a person in without the form: for tests about what comes after. */
import type { Database } from '#lib/platform/database/database.server.ts';
import { signIn } from './cast/people.ts';

/** The cookie of a new session of the person with this e-mail. */
export async function sessionOf(db: Database, email: string): Promise<string> {
	const { id } = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	return `session=${await signIn(db, id)}`;
}
