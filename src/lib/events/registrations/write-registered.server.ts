/** Writes to people who signed up for an event: who holds it, and a link to each reader's own registration. */
import { address, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { organiserContact } from '#lib/events/queries.server.ts';
import type { Matter } from '#lib/events/registrations/letters.server.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';

/** Each gets a new link; those in earlier mails go on working. @param key as for `write` */
export async function writeRegistered<R extends Registration>(
	trx: Transaction,
	event: CityEvent,
	readers: readonly R[],
	key: null | ((reader: R) => string),
	compose: (reader: R, matter: Matter) => Letter,
): Promise<void> {
	if (!readers.length) return;
	const organiser = await organiserContact(trx, event.organisationId);
	const links = await makeLinks(
		trx,
		'registration',
		readers.map(({ id }) => ({ registrationId: id })),
	);
	const secrets = new Map(links.map(({ about, secret }) => [about.registrationId, secret]));
	await write(trx, address(readers), key, (reader) =>
		compose(reader, { event, organiser, secret: found(secrets.get(reader.id)) }),
	);
}
