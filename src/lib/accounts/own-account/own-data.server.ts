/** A person's right to their data and to be forgotten (GDPR articles 15, 17 and 20). What is kept, the rooms say themselves. */
import { isLastApplicant, stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor, OrganisationRole } from '#lib/accounts/actor.ts';
import {
	findMemberships,
	formerMemberships,
	lockMembers,
	rolesOf,
	type OwnMembership,
} from '#lib/accounts/membership/membership-queries.server.ts';
import { tellOwnerless } from '#lib/accounts/membership/ownerless.server.ts';
import { provePassword } from '#lib/accounts/own-account/own-account.server.ts';
import {
	countAbandoned,
	findAbandoned,
	findPerson,
	findPersonByEmail,
	lockAdministrators,
	lockPerson,
	type Person,
} from '#lib/accounts/person-queries.server.ts';
import { sessionKeepings } from '#lib/accounts/signing-in/session-queries.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { defineKeeper, type Keeper, type Keeping } from '#lib/platform/personal-data/keeping.server.ts';
import {
	collectPersonalData,
	erasePersonalData,
	giveUpEverything,
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
 * @throws Refused('wrong_password' | 'last_administrator')
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
 * where they are the contact person. @throws Refused('last_administrator')
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

async function erase(trx: Transaction, subject: Subject, rooms: Rooms): Promise<void> {
	const { id } = subject;
	const left = id === null ? [] : await leaveAll(trx, id, rooms);
	if (id !== null) await recordPerson(trx, id, 'person.erased', { id });
	await erasePersonalData(trx, rooms, subject, now());
	for (const organisation of left) await tellOwnerless(trx, organisation);
}

/** What becomes of an organisation whose member erases their account. */
export type Fate = 'stays' | 'ownerless' | 'over' | 'given_up';

const fateOf = (
	{ state, role }: Pick<OwnMembership, 'state' | 'role'>,
	others: ReadonlyMap<number, OrganisationRole>,
): Fate => {
	if (isLastApplicant({ state }, others)) return 'given_up';
	if (role !== 'owner' || [...others.values()].includes('owner')) return 'stays';
	return stateAllows(state, 'manage') ? 'ownerless' : 'over';
};

/** For the page that asks whether one is sure. */
export async function whatErasingDoes(
	db: Database,
	{ person }: Actor,
): Promise<{ slug: string; name: string; fate: Fate }[]> {
	const own = person ? await findMemberships(db, person.id) : [];
	return Promise.all(
		own.map(async ({ organisationId, slug, name, state, role }) => {
			const others = await rolesOf(db, organisationId);
			others.delete(person?.id ?? 0);
			return { slug, name, fate: fateOf({ state, role }, others) };
		}),
	);
}

/** Nobody is kept against their will. @returns the organisations that go on without an owner */
async function leaveAll(trx: Transaction, personId: number, rooms: Rooms) {
	const ownerless = [];
	for (const one of await findMemberships(trx, personId)) {
		const { organisationId, slug, name, state } = one;
		const others = await lockMembers(trx, organisationId);
		const role = others.get(personId);
		others.delete(personId);
		const fate = fateOf({ state, role: role ?? 'reader' }, others);
		if (fate === 'given_up') await giveUpEverything(trx, rooms, organisationId, now());
		if (fate === 'ownerless') ownerless.push({ id: organisationId, slug, name });
	}
	return ownerless;
}

const unconfirmedAccounts = (rooms: Rooms): Keeping => ({
	term: 'unconfirmedAccount',
	overdue: (db, at) => countAbandoned(db, termBefore('unconfirmedAccount', at)),
	async take(db, at) {
		const before = termBefore('unconfirmedAccount', at);
		let [last, erased] = [0, 0];
		for (;;) {
			const people = await findAbandoned(db, before, last);
			for (const { id } of people) erased += (await eraseAbandoned(db, id, rooms)) ? 1 : 0;
			const end = people.at(-1);
			if (!end) return erased;
			last = end.id;
		}
	},
});

/** Every night: e-mails that nobody confirmed, former memberships, ended sessions. */
export const tidyAccounts = (rooms: Rooms): Keeper =>
	defineKeeper('accounts.tidy', [unconfirmedAccounts(rooms), formerMemberships, ...sessionKeepings]);

/** Looked at again with the row held: somebody may confirm at this moment. @returns whether it was erased */
const eraseAbandoned = (db: Database, id: number, rooms: Rooms): Promise<boolean> =>
	db
		.transaction()
		.execute(async (trx) => {
			const person = await lockPerson(trx, id);
			if (!person || person.emailConfirmedAt || person.municipalRole) return false;
			await erase(trx, subjectOf(person), rooms);
			return true;
		})
		.catch((error: unknown) => {
			if (!(error instanceof Refused)) throw error;
			return false;
		});
