/** A person's right to their data and to be forgotten. */
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { deleteLinksExpiredBefore } from '#lib/accounts/link-queries.server.ts';
import { findMemberships, lockMembers } from '#lib/accounts/membership-queries.server.ts';
import { closeOrphan, collectOwnData, erasePersonRows } from '#lib/accounts/own-data-queries.server.ts';
import { provePassword } from '#lib/accounts/own-account.server.ts';
import { findAbandoned, lockAdministrators } from '#lib/accounts/person-queries.server.ts';
import { sessionStore } from '#lib/accounts/session-store.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { defineTask } from '#lib/platform/jobs.server.ts';

export type OwnData = Awaited<ReturnType<typeof collectOwnData>>;

/** Everything we know about the actor, and nothing about anybody else. */
export const ownData = (db: Database, { person }: Actor): Promise<OwnData> =>
	person ? collectOwnData(db, person.id, person.email.toLowerCase()) : notFound();

/**
 * Forgets the actor: name, e-mail, password, sessions, memberships, links and mails. What they did keeps a number
 * in place of their name; pledges they signed stand.
 * @throws Refused('wrong_password' | 'last_owner_erase' | 'last_administrator')
 */
export async function eraseAccount(db: Database, actor: Actor, password: string): Promise<void> {
	const person = await provePassword(db, actor, password, 'password');
	await db.transaction().execute(async (trx) => {
		const administrators = await lockAdministrators(trx);
		if (administrators.length === 1 && administrators[0] === person.id)
			throw new Refused('last_administrator');
		await erase(trx, person);
	});
}

const unfinished = ['draft', 'email_confirmed', 'waiting', 'changes_requested'];

async function erase(trx: Transaction, person: { id: number; email: string }): Promise<void> {
	const at = now();
	for (const { organisationId, state } of await findMemberships(trx, person.id)) {
		const roles = await lockMembers(trx, organisationId);
		roles.delete(person.id);
		// Where nobody can be made an owner any more, the last one is not kept against their will.
		if ([...roles.values()].includes('owner') || !stateAllows(state, 'manage')) continue;
		if (roles.size > 0 || !unfinished.includes(state)) throw new Refused('last_owner_erase');
		await closeOrphan(trx, organisationId, person.id, at);
	}
	await audit(trx, {
		personId: person.id,
		verb: 'person.erased',
		subjectKind: 'person',
		subjectId: person.id,
	});
	await erasePersonRows(
		trx,
		{ id: person.id, email: person.email.toLowerCase() },
		m.account_erased_name(),
		at,
	);
}

const day = 86_400_000;

/** Every night: e-mails nobody confirmed for 30 days, links a month past their term, ended sessions. */
export const tidyAccounts = defineTask('accounts.tidy', async (db) => {
	const before = new Date(now().getTime() - 30 * day);
	for (const person of await findAbandoned(db, before)) {
		await db
			.transaction()
			.execute((trx) => erase(trx, person))
			.catch((error: unknown) => {
				if (!(error instanceof Refused)) throw error;
			});
	}
	await deleteLinksExpiredBefore(db, before);
	await sessionStore(db).deleteExpiredSessions();
});
