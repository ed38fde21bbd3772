/** What a person does with their own account: name and language, password, sessions. */
import type { Actor } from '#lib/accounts/actor.ts';
import { forgetDevices } from '#lib/accounts/signing-in/devices.server.ts';
import { tooManyGuesses } from '#lib/accounts/signing-in/guesses.ts';
import { guessing } from '#lib/accounts/signing-in/limits.ts';
import { setPassword } from '#lib/accounts/signing-in/new-password.server.ts';
import { hashPassword, passwordMatches } from '#lib/accounts/signing-in/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { endAllSessions } from '#lib/accounts/signing-in/sessions.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { forgive, take, type Counted } from '#lib/platform/visitors/limits/throttle.server.ts';

const self = ({ person }: Actor): number => person?.id ?? notFound();

export async function changeProfile(
	db: Database,
	actor: Actor,
	profile: { name: string; locale: Locale },
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await people.updatePerson(trx, self(actor), profile);
		await recordPerson(trx, actor, 'person.profile_changed', { id: self(actor) });
	});
}

/** Ends every session, this one too; the route starts a new one. @throws Refused('wrong_password' | 'too_many_guesses') */
export async function changePassword(
	db: Database,
	actor: Actor,
	{ currentPassword, password }: { currentPassword: string; password: string },
): Promise<void> {
	const person = await provePassword(db, actor, currentPassword, 'currentPassword');
	const passwordHash = await hashPassword(password);
	await db.transaction().execute(async (trx) => {
		await people.holdEmail(trx, person.email);
		await setPassword(trx, person, passwordHash);
	});
}

export async function signOutEverywhere(db: Database, actor: Actor): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await endAllSessions(trx, self(actor));
		await forgetDevices(trx, self(actor));
		await recordPerson(trx, actor, 'person.signed_out_everywhere', { id: self(actor) });
	});
}

/** The person, after they have typed their password once more. `field` is the form's name of it. */
export async function provePassword(
	db: Database,
	actor: Actor,
	password: string,
	field: string,
): Promise<people.Person> {
	const counted: Counted[] = [[guessing.own, String(self(actor))]];
	const wait = await db.transaction().execute((trx) => take(trx, counted));
	if (wait > 0) throw tooManyGuesses(wait);
	const person = found(await people.findPerson(db, self(actor)));
	if (!(await passwordMatches(person.passwordHash, password))) throw new Refused('wrong_password', field);
	await forgive(db, counted);
	return person;
}
