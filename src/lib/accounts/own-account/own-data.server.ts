/** A person's right to their data and to be forgotten (GDPR articles 15, 17 and 20). What is kept, the rooms say themselves. */
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import {
	deleteFormerMemberships,
	findMemberships,
	lockMembers,
} from '#lib/accounts/membership/membership-queries.server.ts';
import { provePassword } from '#lib/accounts/own-account/own-account.server.ts';
import {
	findAbandoned,
	findPerson,
	findPersonByEmail,
	lockAdministrators,
	lockPerson,
	type Person,
} from '#lib/accounts/person-queries.server.ts';
import { sessionStore } from '#lib/accounts/signing-in/session-store.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { defineTask, type Task } from '#lib/platform/jobs/jobs.server.ts';
import {
	collectPersonalData,
	erasePersonalData,
	type OwnCopy,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

type Rooms = readonly PersonalData[];

/** An e-mail that nobody confirmed may be a stranger's: nothing is theirs by it. */
const subjectOf = ({ id, name, email, emailConfirmedAt }: Person): Subject => ({
	id,
	name,
	email: emailConfirmedAt ? email.toLowerCase() : null,
});

const byAddress = async (db: Database | Transaction, email: string): Promise<Subject> => {
	const person = await findPersonByEmail(db, email);
	// Whoever runs a command for somebody has made sure that the address is theirs.
	return { id: person?.id ?? null, name: person?.name ?? null, email: email.trim().toLowerCase() };
};

/** Everything we know about the actor, and nothing about anybody else. */
export async function ownData(db: Database, { person }: Actor, rooms: Rooms): Promise<OwnCopy> {
	const own = person ? await findPerson(db, person.id) : undefined;
	return collectPersonalData(db, rooms, subjectOf(found(own)));
}

/** The same for whoever asks the municipality in writing, with or without an account. */
export const dataOfAddress = async (db: Database, email: string, rooms: Rooms): Promise<OwnCopy> =>
	collectPersonalData(db, rooms, await byAddress(db, email));

/**
 * Forgets the actor in every room. What they did keeps a number in place of their name; pledges they signed stand.
 * @throws Refused('wrong_password' | 'last_owner_erase' | 'last_administrator')
 */
export async function eraseAccount(
	db: Database,
	actor: Actor,
	password: string,
	rooms: Rooms,
): Promise<void> {
	const person = await provePassword(db, actor, password, 'password');
	await db.transaction().execute(async (trx) => {
		await keepAnAdministrator(trx, person.id);
		await erase(trx, subjectOf(found(await lockPerson(trx, person.id))), rooms);
	});
}

/**
 * Forgets an address for whoever asks the municipality in writing: their account, if they have one, sign-ups, mails, and
 * where they are the contact person. @throws Refused('last_owner_erase' | 'last_administrator')
 */
export async function forgetAddress(db: Database, email: string, rooms: Rooms): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const subject = await byAddress(trx, email);
		if (subject.id !== null) {
			await keepAnAdministrator(trx, subject.id);
			found(await lockPerson(trx, subject.id));
		}
		await erase(trx, subject, rooms);
	});
}

async function keepAnAdministrator(trx: Transaction, personId: number): Promise<void> {
	const administrators = await lockAdministrators(trx);
	if (administrators.length === 1 && administrators[0] === personId) throw new Refused('last_administrator');
}

const unfinished = ['draft', 'email_confirmed', 'waiting', 'changes_requested'];

async function erase(trx: Transaction, subject: Subject, rooms: Rooms): Promise<void> {
	const { id } = subject;
	if (id !== null) {
		await handedOver(trx, id);
		await recordPerson(trx, id, 'person.erased', { id });
	}
	await erasePersonalData(trx, rooms, subject, now());
}

/** Nobody leaves a living organisation without an owner; one that was never finished may be left. */
async function handedOver(trx: Transaction, personId: number): Promise<void> {
	for (const { organisationId, state } of await findMemberships(trx, personId)) {
		const roles = await lockMembers(trx, organisationId);
		roles.delete(personId);
		// Where nobody can be made an owner any more, the last one is not kept against their will.
		if ([...roles.values()].includes('owner') || !stateAllows(state, 'manage')) continue;
		if (roles.size > 0 || !unfinished.includes(state)) throw new Refused('last_owner_erase');
	}
}

/** Every night: e-mails that nobody confirmed, former memberships, ended sessions. */
export const tidyAccounts = (rooms: Rooms): Task =>
	defineTask('accounts.tidy', async (db) => {
		const before = termBefore('unconfirmedAccount', now());
		let last = 0;
		for (;;) {
			const people = await findAbandoned(db, before, last);
			for (const { id } of people) await eraseAbandoned(db, id, rooms);
			const end = people.at(-1);
			if (!end) break;
			last = end.id;
		}
		await deleteFormerMemberships(db, termBefore('formerMembership', now()));
		await sessionStore(db).deleteExpiredSessions();
	});

/** Looked at again with the row held: somebody may confirm at this moment. */
const eraseAbandoned = (db: Database, id: number, rooms: Rooms): Promise<void> =>
	db
		.transaction()
		.execute(async (trx) => {
			const person = await lockPerson(trx, id);
			if (!person || person.emailConfirmedAt || person.municipalRole) return;
			await erase(trx, subjectOf(person), rooms);
		})
		.catch((error: unknown) => {
			if (!(error instanceof Refused)) throw error;
		});
