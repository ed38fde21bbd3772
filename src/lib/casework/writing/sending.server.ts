/** The job that writes one letter to one partner's contacts. It may run twice, and beside those of other partners. */
import { write, type Reader, type To } from '#lib/accounts/letters/letters.server.ts';
import * as audience from '#lib/casework/writing/audience-queries.server.ts';
import { partnerLetterText } from '#lib/casework/writing/letter-text.server.ts';
import * as queries from '#lib/casework/writing/letter-queries.server.ts';
import * as writes from '#lib/casework/writing/letter-writes.server.ts';
import type { Outcome, PartnerLetter } from '#lib/casework/writing/letter.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';

interface One {
	letter: number;
	organisation: number;
}

export const sendOne = defineTask<One>('casework.send_letter', async (db, { letter: id, organisation }) => {
	await db.transaction().execute(async (trx) => {
		const letter = await queries.findLetter(trx, id);
		const partner = letter?.sentAt && (await audience.lockWaiting(trx, id, organisation));
		if (!letter || !partner) return;
		const contacts = partner.isGone ? [] : await audience.contactsAt(trx, organisation, letter.list);
		const willing = contacts.filter((contact) => contact.willing);
		const fresh = await writes.claimReaders(
			trx,
			id,
			willing.map((contact) => contact.id),
			now(),
		);
		await writeTo(
			trx,
			letter,
			partner.name,
			willing.filter((contact) => fresh.has(contact.id)),
		);
		const outcome = outcomeOf(partner, contacts.length, willing.length);
		await writes.setOutcome(trx, id, organisation, { outcome, people: willing.length, doneAt: now() });
	});
});

/** The same order of reasons as the page's before it was sent. */
function outcomeOf(
	{ isGone, isProtected }: { isGone: boolean; isProtected: boolean },
	contacts: number,
	willing: number,
): Outcome {
	if (isGone) return 'closed';
	if (contacts === 0) return 'nobody';
	if (willing > 0) return 'sent';
	return isProtected ? 'protected' : 'no_consent';
}

const these = (readers: readonly Reader[]): To<Reader> => ({
	find: () => Promise.resolve([...readers]),
	mark: ({ id }) => `:${id}`,
});

async function writeTo(
	trx: Transaction,
	letter: PartnerLetter,
	organisation: string,
	readers: readonly Reader[],
): Promise<void> {
	const abouts = letter.list ? readers.map(({ id, email }) => ({ email, personId: id })) : [];
	const links = await makeLinks(trx, 'mailings', abouts);
	const secrets = new Map(links.map(({ about, secret }) => [about.personId, secret]));
	const sender = letter.senderName ?? letter.writerName;
	await write(trx, these(readers), `letter:${letter.id}`, ({ id, name }) =>
		partnerLetterText(letter, { name, organisation, sender, secret: secrets.get(id) ?? null }),
	);
}
