import type { Actor } from '#lib/accounts/actor.ts';
import { findActor } from '#lib/accounts/actor-queries.server.ts';
import { savedLocale } from '#lib/i18n/locale.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

/** A person with what they may do now, for work that no session stands behind; undefined once they are erased. */
export async function actorById(db: Database | Transaction, personId: number): Promise<Actor | undefined> {
	const row = await findActor(db, personId);
	if (!row) return undefined;
	const { id, name, email, locale, emailConfirmedAt, municipalRole, memberships } = row;
	return {
		person: {
			id,
			name,
			email,
			emailConfirmed: emailConfirmedAt !== null,
			locale: savedLocale(locale),
		},
		municipalRole,
		memberships,
	};
}
