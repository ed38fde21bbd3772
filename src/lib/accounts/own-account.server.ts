/** What a person does with their own account: name and language, password, sessions. */
import type { Actor } from '#lib/accounts/actor.ts';
import { limits } from '#lib/accounts/limits.ts';
import { hashPassword, passwordMatches } from '#lib/accounts/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { replacePassword } from '#lib/accounts/reset.server.ts';
import { endAllSessions } from '#lib/accounts/sessions.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { audit } from '#lib/platform/audit.server.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { attempt } from '#lib/platform/throttle.server.ts';

const self = ({ person }: Actor): number => person?.id ?? notFound();

export async function changeProfile(
	db: Database,
	actor: Actor,
	profile: { name: string; locale: Locale },
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await people.updatePerson(trx, self(actor), profile);
		await note(trx, self(actor), 'person.profile_changed');
	});
}

/** Ends every session, this one too; the route starts a new one. @throws Refused('wrong_password' | 'too_many_logins') */
export async function changePassword(
	db: Database,
	actor: Actor,
	{ currentPassword, password }: { currentPassword: string; password: string },
): Promise<void> {
	const person = await provePassword(db, actor, currentPassword, 'currentPassword');
	const passwordHash = await hashPassword(password);
	await db.transaction().execute((trx) => replacePassword(trx, person, passwordHash));
}

export async function signOutEverywhere(db: Database, actor: Actor): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await endAllSessions(trx, self(actor));
		await note(trx, self(actor), 'person.signed_out_everywhere');
	});
}

/** The person, after they have typed their password once more. `field` is the form's name of it. */
export async function provePassword(
	db: Database,
	actor: Actor,
	password: string,
	field: string,
): Promise<people.Person> {
	if (!(await attempt(db, limits.ownPassword, String(self(actor))))) throw new Refused('too_many_logins');
	const person = found(await people.findPerson(db, self(actor)));
	if (!(await passwordMatches(person.passwordHash, password))) throw new Refused('wrong_password', field);
	return person;
}

async function note(trx: Transaction, personId: number, verb: string): Promise<void> {
	await audit(trx, { personId, verb, subjectKind: 'person', subjectId: personId });
}
