/** What goes with a new password, however it came to be chosen. */
import { forgetDevices } from '#lib/accounts/signing-in/devices.server.ts';
import { asking, guessing } from '#lib/accounts/signing-in/limits.ts';
import { person as personOf, write } from '#lib/accounts/letters/letters.server.ts';
import { passwordChangedLetter } from '#lib/accounts/signing-in/letters.server.ts';
import * as people from '#lib/accounts/person-queries.server.ts';
import { endAllSessions } from '#lib/accounts/signing-in/sessions.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { revokeLinksTo } from '#lib/platform/mail/links.server.ts';
import { forgive } from '#lib/platform/visitors/limits/throttle.server.ts';

/**
 * For somebody whose e-mail is confirmed, or is by this. All sessions, known browsers and open links end, everything
 * counted at the e-mail is forgiven, and a person who had a password hears of it. The caller holds the e-mail.
 */
export async function setPassword(
	trx: Transaction,
	person: people.Person,
	passwordHash: string,
): Promise<void> {
	const { id: personId, email } = person;
	await people.confirmPersonEmail(trx, personId, now());
	await people.updatePerson(trx, personId, { passwordHash });
	await endAllSessions(trx, personId);
	await forgetDevices(trx, personId);
	await revokeLinksTo(trx, ['confirm_email', 'reset_password'], email);
	await forgive(trx, [
		[guessing.stranger, email],
		[guessing.device, email],
		[guessing.email, email],
		[guessing.own, String(personId)],
		[asking.reset, email],
		[asking.confirm, email],
	]);
	await recordPerson(trx, personId, 'person.password_changed', { id: personId });
	if (person.passwordHash)
		await write(trx, personOf(personId), null, ({ name }) => passwordChangedLetter(name));
}
