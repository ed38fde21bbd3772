/** Somebody who is logged in and may act for an organisation. */
import { randomBytes } from 'node:crypto';
import { sessionHash } from '#lib/accounts/signing-in/session-store.server.ts';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** @returns the cookie that says so */
export async function logIn(db: Database, organisationId: number, role: OrganisationRole): Promise<string> {
	const person = await db
		.insertInto('person')
		.values({
			name: 'Sofie Lund',
			email: `sofie-${organisationId}@example.org`,
			emailConfirmedAt: new Date(),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.insertInto('membership').values({ organisationId, personId: person.id, role }).execute();
	const session = randomBytes(20).toString('hex');
	const expiresAt = new Date(Date.now() + 20 * 86_400_000);
	await db
		.insertInto('session')
		.values({ idHash: sessionHash(session), personId: person.id, expiresAt })
		.execute();
	return `session=${session}`;
}
