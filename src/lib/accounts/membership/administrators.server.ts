/** The municipality's own people. There is always an administrator, also when two remove each other at once. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { theSystem, type Actor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { address, person as reader, write } from '#lib/accounts/letters/letters.server.ts';
import { colleagueLetter, municipalRoleLetter } from '#lib/accounts/membership/letters.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { endAllSessions } from '#lib/accounts/signing-in/sessions.server.ts';
import { baseLocale, currentLocale, type Locale } from '#lib/i18n/locale.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { firstPasswordLifetime } from '#lib/platform/mail/links.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

/**
 * Makes an administrator from the command line, where whoever may run it is trusted, and mails them.
 * @returns the address of a link, good for a week and once, where they choose their password.
 */
export async function createAdministrator(db: Database, email: string): Promise<string> {
	const written = email.trim().toLowerCase();
	return db.transaction().execute(async (trx) => {
		const name = written.split('@')[0] ?? written;
		const person = await grant(trx, theSystem, { name, email: written, role: 'administrator' }, baseLocale);
		const secret = await firstPasswordLink(trx, person);
		await welcome(trx, person, 'administrator', secret);
		return webAddress(`/reset/${secret}`, baseLocale);
	});
}

export const colleagues = (db: Database, actor: Actor): Promise<people.MunicipalPerson[]> =>
	municipalityMay(actor, 'administer') ? people.listMunicipalPeople(db) : notFound();

/**
 * Gives somebody a role at the municipality and mails them; new people get a link to their first password.
 * @throws Refused `own_role`, `last_administrator`
 */
export async function inviteColleague(
	db: Database,
	actor: Actor,
	colleague: { name: string; email: string; role: MunicipalRole },
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const administrators = await lockForAdministrator(trx, actor);
		const known = await people.findPersonByEmail(trx, colleague.email);
		if (known) refuseOwnRole(actor, known.id, colleague.role);
		if (known) keepAdministrator(administrators, known.id, colleague.role);
		const person = await grant(trx, actor, colleague, currentLocale());
		const secret = person.emailConfirmedAt ? null : await firstPasswordLink(trx, person);
		await welcome(trx, person, colleague.role, secret);
	});
}

const firstPasswordLink = (trx: Transaction, { id, email }: people.Person): Promise<string> =>
	makeLink(trx, 'reset_password', { email, personId: id }, { lifetime: firstPasswordLifetime });

const welcome = (trx: Transaction, person: people.Person, role: MunicipalRole, secret: string | null) =>
	write(trx, address(person), null, ({ name }) => colleagueLetter(name, role, secret));

/** Another role, or none: the person then no longer works for the municipality. @throws Refused `own_role`, `last_administrator` */
export async function setMunicipalRole(
	db: Database,
	actor: Actor,
	personId: number,
	role: MunicipalRole | null,
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const administrators = await lockForAdministrator(trx, actor);
		refuseOwnRole(actor, personId, role);
		keepAdministrator(administrators, personId, role);
		const person = found(await people.findPerson(trx, personId));
		if (!person.municipalRole) notFound();
		await people.updatePerson(trx, personId, {
			municipalRole: role,
			municipalRoleGivenBy: role && (actor.person?.id ?? null),
		});
		if (!role) await endAllSessions(trx, personId);
		// Who lays their own role down knows.
		if (personId !== actor.person?.id) {
			await write(trx, reader(personId), null, ({ name }) => municipalRoleLetter(name, role));
		}
		await noteRole(trx, actor, personId, role);
	});
}

/** The name of an e-mail that nobody has confirmed may be a stranger's. Such an e-mail has no password. */
async function grant(
	trx: Transaction,
	by: By,
	{ name, email, role }: { name: string; email: string; role: MunicipalRole },
	locale: Locale,
): Promise<people.Person> {
	const createdAt = now();
	const municipalRoleGivenBy = personOf(by);
	const created = await people.insertPerson(trx, {
		name,
		email,
		locale,
		passwordHash: null,
		municipalRole: role,
		municipalRoleGivenBy,
		createdAt,
	});
	const person = created ?? found(await people.lockPersonByEmail(trx, email));
	if (!created) {
		const unproven = person.emailConfirmedAt === null ? { name } : {};
		await people.updatePerson(trx, person.id, {
			...unproven,
			municipalRole: role,
			municipalRoleGivenBy,
		});
	}
	await noteRole(trx, by, person.id, role);
	return person;
}

async function lockForAdministrator(trx: Transaction, actor: Actor): Promise<number[]> {
	if (!actor.person || !municipalityMay(actor, 'administer')) notFound();
	const administrators = await people.lockAdministrators(trx);
	return administrators.includes(actor.person.id) ? administrators : notFound();
}

/** Otherwise an administrator could become the auditor of what they decided; one's own role may only be laid down. */
function refuseOwnRole({ person }: Actor, personId: number, role: MunicipalRole | null): void {
	if (role !== null && person?.id === personId) throw new Refused('own_role');
}

function keepAdministrator(
	administrators: readonly number[],
	personId: number,
	role: MunicipalRole | null,
): void {
	if (role === 'administrator') return;
	if (administrators.every((id) => id === personId)) throw new Refused('last_administrator');
}

const noteRole = (trx: Transaction, by: By, id: number, role: MunicipalRole | null) =>
	role
		? recordPerson(trx, by, 'person.municipal_role_given', { id }, { role })
		: recordPerson(trx, by, 'person.municipal_role_taken', { id });
