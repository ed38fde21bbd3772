/** Links that anybody can have mailed by typing an e-mail: the answer and the work are the same for every e-mail. */
import { limits } from '#lib/accounts/signing-in/limits.ts';
import { address, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { holdEmail, lockPersonByEmail, type Person } from '#lib/accounts/person-queries.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Backoff } from '#lib/platform/jobs/backoff.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';
import { attempt, take } from '#lib/platform/visitors/limits/throttle.server.ts';

/** What a link to an e-mail is answered with: in whose language, and what it says. */
export interface Answer {
	locale: Locale;
	compose: () => Letter;
}

/**
 * Sends what `answer` says, unless the e-mail was mailed the same a short while ago: then the link in that mail still
 * works, and a stranger who asks cannot use up what its owner may ask for. A link is made for every e-mail, mailed or
 * not, so that no e-mail takes longer than another.
 * @throws Refused('too_many_mails') for a network that asks for many, whomever they go to
 */
export async function askForLink(
	db: Database,
	{ email, clientAddress }: { email: string; clientAddress: string },
	kind: 'confirm_email' | 'reset_password' | 'mailings',
	spacing: Backoff,
	answer: (secret: string, person: Person | undefined) => Answer,
): Promise<void> {
	if (!(await attempt(db, limits.mailByNetwork, networkOf(clientAddress))))
		throw new Refused('too_many_mails');
	await db.transaction().execute(async (trx) => {
		await holdEmail(trx, email);
		if ((await take(trx, [[spacing, email]])) > 0) return;
		const person = await lockPersonByEmail(trx, email);
		const secret = await makeLink(trx, kind, { email, personId: person?.id ?? null });
		const { locale, compose } = answer(secret, person);
		await write(trx, address({ email: person?.email ?? email, locale }), null, compose);
	});
}
