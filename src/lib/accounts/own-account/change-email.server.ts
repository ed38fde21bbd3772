/**
 * An account moves to another e-mail: asked for with the password, confirmed by a link to the new one, told to the old
 * one. Whether the new one has an account is said to its mailbox only.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { provePassword } from '#lib/accounts/own-account/own-account.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { forgetDevices } from '#lib/accounts/signing-in/devices.server.ts';
import {
	accountExistsLetter,
	changeEmailLetter,
	emailChangedLetter,
} from '#lib/accounts/signing-in/letters.server.ts';
import { asking, limits } from '#lib/accounts/signing-in/limits.ts';
import { endAllSessions } from '#lib/accounts/signing-in/sessions.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import {
	findLink,
	makeLink,
	revokeLinksOf,
	revokeLinksTo,
	takeLink,
} from '#lib/platform/mail/links.server.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { attempt, take } from '#lib/platform/visitors/limits/throttle.server.ts';

/**
 * Mails a link to the new e-mail; a newer one replaces it. The answer is the same whoever has that e-mail.
 * @throws Refused('wrong_password' | 'too_many_guesses' | 'too_many_mails')
 */
export async function requestEmailChange(
	db: Database,
	actor: Actor,
	{ email, currentPassword }: { email: string; currentPassword: string },
	clientAddress: string,
): Promise<void> {
	const { id } = await provePassword(db, actor, currentPassword, 'currentPassword');
	if (!(await attempt(db, limits.mailByNetwork, networkOf(clientAddress))))
		throw new Refused('too_many_mails');
	await db.transaction().execute(async (trx) => {
		await people.holdEmail(trx, email);
		const waits = await take(trx, [
			[asking.change, String(id)],
			[asking.change, email],
		]);
		if (waits > 0) throw new Refused('too_many_mails');
		const person = found(await people.lockPerson(trx, id));
		if (person.email.toLowerCase() === email.toLowerCase()) return;
		await revokeLinksOf(trx, 'change_email', id);
		const secret = await makeLink(trx, 'change_email', { email, personId: id });
		const other = await people.findPersonByEmail(trx, email);
		const { locale } = other ?? person;
		const letter = () => (other ? accountExistsLetter(other.name) : changeEmailLetter(secret));
		await write(trx, address({ email, locale }), null, letter);
	});
}

/** Which e-mail a link is about, and whether it still works. Uses nothing up. */
export async function readEmailChange(
	db: Database,
	secret: string,
): Promise<{ state: LinkState; email: string }> {
	const link = await findLink(db, 'change_email', secret);
	return { state: linkState(link, now()), email: link?.email ?? '' };
}

/**
 * Uses the link up. All sessions, known browsers and open links to the old e-mail end, and the old e-mail is told.
 * @returns the person's id; null when the link no longer works. @throws Refused('email_taken')
 */
export const changeEmail = (db: Database, secret: string): Promise<number | null> =>
	db.transaction().execute(async (trx) => {
		const asked = await findLink(trx, 'change_email', secret);
		const before = asked && (await people.findPerson(trx, asked.personId));
		if (!asked || !before) return null;
		// In one order, so that two who trade e-mails do not wait for each other in a circle.
		for (const email of [before.email, asked.email].map((one) => one.toLowerCase()).toSorted())
			await people.holdEmail(trx, email);
		const link = await takeLink(trx, 'change_email', secret);
		const person = link && (await people.lockPerson(trx, link.personId));
		if (!link || !person) return null;
		if (await people.findPersonByEmail(trx, link.email)) throw new Refused('email_taken');
		await moveTo(trx, person, link.email);
		return person.id;
	});

async function moveTo(
	trx: Transaction,
	{ id, name, email, locale }: people.Person,
	to: string,
): Promise<void> {
	await people.moveToEmail(trx, id, to, now());
	await endAllSessions(trx, id);
	await forgetDevices(trx, id);
	await revokeLinksTo(trx, ['confirm_email', 'reset_password'], email);
	await revokeLinksTo(trx, ['confirm_email', 'reset_password', 'change_email'], to);
	await recordPerson(trx, id, 'person.email_changed', { id });
	await write(trx, address({ email, locale }), null, () => emailChangedLetter(name));
}
