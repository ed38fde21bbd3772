/**
 * A new person begins with an e-mail and nothing else. Name and password are asked for on the page that the mailed link
 * opens: who typed the e-mail first, or last, decides nothing about the account, and no mail carries a stranger's words.
 */
import { asking } from '#lib/accounts/signing-in/limits.ts';
import { askForLink } from '#lib/accounts/letters/link-requests.server.ts';
import { accountExistsLetter, confirmationLetter } from '#lib/accounts/signing-in/letters.server.ts';
import { setPassword } from '#lib/accounts/signing-in/new-password.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, takeLink } from '#lib/platform/mail/links.server.ts';

/** Whoever has an account, or is to have one at the municipality, is not registered anew. */
const isTaken = (person: people.Person): boolean =>
	person.emailConfirmedAt !== null || person.municipalRole !== null;

/** Mails a link with which an account begins. @throws Refused('too_many_mails') */
export const requestConfirmation = (db: Database, email: string, clientAddress: string): Promise<void> =>
	askForLink(db, { email, clientAddress }, 'confirm_email', asking.confirm, (secret, person) =>
		person && isTaken(person)
			? { locale: person.locale, compose: () => accountExistsLetter(person.name) }
			: { locale: currentLocale(), compose: () => confirmationLetter(secret) },
	);

/** Which e-mail a confirmation link is about, and whether it still works. Uses nothing up. */
export async function readConfirmation(
	db: Database,
	secret: string,
): Promise<{ state: LinkState; email: string }> {
	const link = await findLink(db, 'confirm_email', secret);
	return { state: linkState(link, now()), email: link?.email ?? '' };
}

/**
 * Uses the link up and makes the person, or somebody who was never confirmed theirs. All other links to the e-mail die.
 * @returns the person's id; null when the link no longer works. @throws Refused('account_exists')
 */
export async function registerPerson(
	trx: Transaction,
	secret: string,
	{ name, passwordHash }: { name: string; passwordHash: string },
): Promise<number | null> {
	const { email } = (await findLink(trx, 'confirm_email', secret)) ?? { email: '' };
	await people.holdEmail(trx, email);
	const link = await takeLink(trx, 'confirm_email', secret);
	return link ? ownEmail(trx, link.email, name, passwordHash) : null;
}

/**
 * The account of somebody who has just proved that the e-mail is theirs. Nothing that was kept for it before, by
 * whomever, is left: not the name, not a password. @throws Refused('account_exists')
 */
export async function ownEmail(
	trx: Transaction,
	email: string,
	name: string,
	passwordHash: string,
): Promise<number> {
	const createdAt = now();
	const locale = currentLocale();
	const created = await people.insertPerson(trx, { name, email, passwordHash: null, locale, createdAt });
	const person = created ?? found(await people.lockPersonByEmail(trx, email));
	if (isTaken(person)) throw new Refused('account_exists');
	await people.updatePerson(trx, person.id, { name, locale });
	await setPassword(trx, { ...person, passwordHash: null }, passwordHash);
	await recordPerson(trx, person.id, 'person.email_confirmed', { id: person.id });
	return person.id;
}
