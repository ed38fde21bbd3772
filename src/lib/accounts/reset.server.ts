/** A forgotten password, and the first one of somebody the municipality invited. */
import { countMail } from '#lib/accounts/registration.server.ts';
import { noAccountMail, passwordChangedMail, resetMail } from '#lib/accounts/mails.server.ts';
import { lifetimes, linkState, type LinkState } from '#lib/accounts/mail-link.ts';
import { findLink, insertLink, revokeLinks, takeLink } from '#lib/accounts/link-queries.server.ts';
import { hashPassword } from '#lib/accounts/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { hashOfSecret, newSecret } from '#lib/accounts/secrets.server.ts';
import { endAllSessions } from '#lib/accounts/sessions.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';

/** Every address gets a mail, so the answer is the same for all. @throws Refused('too_many_mails') */
export async function requestReset(db: Database, email: string, clientAddress: string): Promise<void> {
	await countMail(db, email, clientAddress);
	await db.transaction().execute(async (trx) => {
		const person = await people.lockPersonByEmail(trx, email);
		if (!person) return void (await sendMail(trx, noAccountMail(email, currentLocale())));
		await sendMail(trx, resetMail(person, await newResetLink(trx, person, lifetimes.reset)));
	});
}

/** The secret of a new link; older ones of the person stop working. `lifetime` in milliseconds. */
export async function newResetLink(
	trx: Transaction,
	person: { id: number; email: string },
	lifetime: number,
): Promise<string> {
	const { secret, hash } = newSecret();
	const createdAt = now();
	await revokeLinks(trx, 'reset_password', person.id, createdAt);
	await insertLink(trx, {
		kind: 'reset_password',
		secretHash: hash,
		email: person.email,
		personId: person.id,
		createdAt,
		expiresAt: new Date(createdAt.getTime() + lifetime),
	});
	return secret;
}

export async function readReset(db: Database, secret: string): Promise<{ state: LinkState; email: string }> {
	const link = await findLink(db, 'reset_password', hashOfSecret(secret));
	return { state: linkState(link, now()), email: link?.email ?? '' };
}

/**
 * Uses the link up, sets the password, proves the e-mail and ends every session of the person.
 * @returns the person's id, or null when the link no longer works.
 */
export async function resetPassword(db: Database, secret: string, password: string): Promise<number | null> {
	const passwordHash = await hashPassword(password);
	return db.transaction().execute(async (trx) => {
		const at = now();
		const link = await takeLink(trx, 'reset_password', hashOfSecret(secret), at);
		const person = link?.personId ? await people.findPerson(trx, link.personId) : undefined;
		if (!person) return null;
		await people.confirmPersonEmail(trx, person.id, at);
		await replacePassword(trx, person, passwordHash);
		return person.id;
	});
}

/** A new password ends all sessions and open reset links, and the person hears of it. */
export async function replacePassword(
	trx: Transaction,
	person: people.Person,
	passwordHash: string,
): Promise<void> {
	await people.updatePerson(trx, person.id, { passwordHash });
	await endAllSessions(trx, person.id);
	await revokeLinks(trx, 'reset_password', person.id, now());
	await audit(trx, {
		personId: person.id,
		verb: 'person.password_changed',
		subjectKind: 'person',
		subjectId: person.id,
	});
	if (person.passwordHash) await sendMail(trx, passwordChangedMail(person));
}
