/**
 * A new person. An e-mail that was never confirmed may be registered again: the last to register decides
 * name and password, and older links die, so nobody can lie in wait on somebody else's address. An
 * unconfirmed person cannot sign in.
 */
import { confirmationMail, noAccountMail, accountExistsMail } from '#lib/accounts/mails.server.ts';
import { lifetimes, linkState, type LinkState } from '#lib/accounts/mail-link.ts';
import { findLink, insertLink, revokeLinks, takeLink } from '#lib/accounts/link-queries.server.ts';
import { limits } from '#lib/accounts/limits.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { hashOfSecret, newSecret } from '#lib/accounts/secrets.server.ts';
import { currentLocale, type Locale } from '#lib/i18n/locale.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';

export interface Registration {
	name: string;
	email: string;
	passwordHash: string;
	locale: Locale;
}

/** `known`: the e-mail has an account; nothing was changed. */
export async function registerPerson(
	trx: Transaction,
	{ name, email, passwordHash, locale }: Registration,
): Promise<{ person: people.Person; known: boolean }> {
	const created = await people.insertPerson(trx, { name, email, passwordHash, locale, createdAt: now() });
	if (created) {
		await audit(trx, {
			personId: created.id,
			verb: 'person.registered',
			subjectKind: 'person',
			subjectId: created.id,
		});
		return { person: created, known: false };
	}
	const person = await people.lockPersonByEmail(trx, email);
	if (!person) throw new Error('The e-mail is neither free nor taken');
	if (person.emailConfirmedAt || person.municipalRole) return { person, known: true };
	await people.updatePerson(trx, person.id, { name, passwordHash, locale });
	return { person: { ...person, name, locale, passwordHash }, known: false };
}

/** Mails a new link that confirms the e-mail; older ones stop working. */
export async function sendConfirmation(
	trx: Transaction,
	person: people.Person,
	organisation?: string,
): Promise<void> {
	const { secret, hash } = newSecret();
	const createdAt = now();
	await revokeLinks(trx, 'confirm_email', person.id, createdAt);
	await insertLink(trx, {
		kind: 'confirm_email',
		secretHash: hash,
		email: person.email,
		personId: person.id,
		createdAt,
		expiresAt: new Date(createdAt.getTime() + lifetimes.confirmEmail),
	});
	await sendMail(trx, confirmationMail(person, secret, organisation));
}

/** Counts a mail that somebody asks us to send. @throws Refused('too_many_mails') whether or not there is an account. */
export async function countMail(db: Database, email: string, clientAddress: string): Promise<void> {
	const ok =
		(await attempt(db, limits.mailByAddress, clientAddress)) &&
		(await attempt(db, limits.mailToEmail, email));
	if (!ok) throw new Refused('too_many_mails');
}

/** A new confirmation link, by e-mail. Every address gets a mail, so the answer is the same for all. */
export async function requestConfirmation(db: Database, email: string, clientAddress: string): Promise<void> {
	await countMail(db, email, clientAddress);
	await db.transaction().execute(async (trx) => {
		const person = await people.lockPersonByEmail(trx, email);
		if (!person) await sendMail(trx, noAccountMail(email, currentLocale()));
		else if (person.emailConfirmedAt) await sendMail(trx, accountExistsMail(person));
		else await sendConfirmation(trx, person);
	});
}

/** Whose e-mail a confirmation link is about, and whether it still works. Uses nothing up. */
export async function readConfirmation(
	db: Database,
	secret: string,
): Promise<{ state: LinkState; person: { name: string; email: string } | null }> {
	const link = await findLink(db, 'confirm_email', hashOfSecret(secret));
	const state = linkState(link, now());
	const person = state === 'open' && link?.personId ? await people.findPerson(db, link.personId) : null;
	return { state, person: person ? { name: person.name, email: person.email } : null };
}

/** Uses the link up and confirms its person's e-mail; null when the link no longer works. */
export async function confirmEmail(trx: Transaction, secret: string): Promise<number | null> {
	const at = now();
	const link = await takeLink(trx, 'confirm_email', hashOfSecret(secret), at);
	if (!link?.personId) return null;
	await people.confirmPersonEmail(trx, link.personId, at);
	await audit(trx, {
		personId: link.personId,
		verb: 'person.email_confirmed',
		subjectKind: 'person',
		subjectId: link.personId,
	});
	return link.personId;
}
