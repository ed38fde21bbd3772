/** Links that anybody can have mailed by typing an e-mail: the answer and the work are the same for every e-mail. */
import { limits } from '#lib/accounts/signing-in/limits.ts';
import { insertLink } from '#lib/accounts/link-queries.server.ts';
import type { LinkKind } from '#lib/accounts/mail-link.ts';
import { holdEmail, lockPersonByEmail, type Person } from '#lib/accounts/person-queries.server.ts';
import { newSecret } from '#lib/accounts/secrets.server.ts';
import type { Backoff } from '#lib/platform/backoff.ts';
import { networkOf } from '#lib/platform/client-network.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { sendMail, type Mail } from '#lib/platform/mail.server.ts';
import { attempt, take } from '#lib/platform/throttle.server.ts';

/** Makes a link to the e-mail and answers with its secret; `lifetime` in milliseconds. */
type MakeLink = (kind: LinkKind, lifetime: number) => Promise<string>;

/**
 * Sends what `write` makes, unless the e-mail was mailed the same a short while ago: then the link in that mail still
 * works, and a stranger who asks cannot use up what its owner may ask for. `write` makes a link for every e-mail,
 * mailed or not, so that no e-mail takes longer than another.
 * @throws Refused('too_many_mails') for a network that asks for many, whomever they go to
 */
export async function askForLink(
	db: Database,
	{ email, clientAddress }: { email: string; clientAddress: string },
	spacing: Backoff,
	write: (makeLink: MakeLink, person: Person | undefined) => Promise<Mail>,
): Promise<void> {
	if (!(await attempt(db, limits.mailByNetwork, networkOf(clientAddress))))
		throw new Refused('too_many_mails');
	await db.transaction().execute(async (trx) => {
		await holdEmail(trx, email);
		if ((await take(trx, [[spacing, email]])) > 0) return;
		const person = await lockPersonByEmail(trx, email);
		const makeLink: MakeLink = (kind, lifetime) =>
			newLink(trx, kind, { email, id: person?.id ?? null }, lifetime);
		await sendMail(trx, await write(makeLink, person));
	});
}

/** @returns the secret of a new link; older ones go on working. `lifetime` in milliseconds. */
export async function newLink(
	trx: Transaction,
	kind: LinkKind,
	to: { id: number | null; email: string },
	lifetime: number,
): Promise<string> {
	const { secret, hash } = newSecret();
	const createdAt = now();
	await insertLink(trx, {
		kind,
		secretHash: hash,
		email: to.email,
		personId: to.id,
		createdAt,
		expiresAt: new Date(createdAt.getTime() + lifetime),
	});
	return secret;
}
