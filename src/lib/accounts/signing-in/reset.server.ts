/** A forgotten password, and the first one of somebody the municipality invited. */
import { asking } from '#lib/accounts/signing-in/limits.ts';
import { askForLink } from '#lib/accounts/letters/link-requests.server.ts';
import { noAccountLetter, resetLetter } from '#lib/accounts/signing-in/letters.server.ts';
import { setPassword } from '#lib/accounts/signing-in/new-password.server.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, takeLink } from '#lib/platform/mail/links.server.ts';

/** Mails a link where the password is chosen. @throws Refused('too_many_mails') */
export const requestReset = (db: Database, email: string, clientAddress: string): Promise<void> =>
	askForLink(db, { email, clientAddress }, 'reset_password', asking.reset, (secret, person) => {
		if (!person) return { locale: currentLocale(), compose: noAccountLetter };
		const { name, locale, emailConfirmedAt } = person;
		// Who typed the name of somebody unconfirmed is not known.
		return { locale, compose: () => resetLetter(secret, emailConfirmedAt ? name : undefined) };
	});

export async function readReset(db: Database, secret: string): Promise<{ state: LinkState; email: string }> {
	const link = await findLink(db, 'reset_password', secret);
	return { state: linkState(link, now()), email: link?.email ?? '' };
}

/**
 * Uses the link up, sets the password and proves the e-mail. No number of wrong tries, by anybody, stands in its way.
 * @returns the person's id, or null when the link no longer works.
 */
export async function resetPassword(db: Database, secret: string, password: string): Promise<number | null> {
	const { state, email } = await readReset(db, secret);
	// Hashing is dear: only for a link that may work.
	if (state !== 'open') return null;
	const passwordHash = await hashPassword(password);
	return db.transaction().execute(async (trx) => {
		await people.holdEmail(trx, email);
		const link = await takeLink(trx, 'reset_password', secret);
		const person = link?.personId ? await people.findPerson(trx, link.personId) : undefined;
		if (!person) return null;
		await setPassword(trx, person, passwordHash);
		return person.id;
	});
}
