/** The letter as it is read: the municipality's own words between a greeting and why it came. Plain text throughout. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { mailingsAddress, oneClickAddress } from '#lib/accounts/letters/mailings.server.ts';
import { listName } from '#lib/casework/consent/labels.ts';
import type { LetterText } from '#lib/casework/writing/letter.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

interface To {
	/** The reader. */
	name: string;
	organisation: string;
	/** Who signs for the municipality. */
	sender: string;
	/** Of the link to all they get; only lists have one. */
	secret: string | null;
}

export function partnerLetterText(
	{ list, subject, words }: LetterText,
	{ name, organisation, sender, secret }: To,
): Letter {
	return {
		subject,
		text: [
			mail.event_mail_hello({ name }),
			words,
			m.letter_mail_goodbye({ name: sender }),
			list && secret
				? [m.letter_mail_list({ list: listName(list) }), mailingsAddress(secret)].join('\n')
				: m.letter_mail_service({ organisation }),
		],
		unsubscribe: list && secret ? oneClickAddress(secret, list) : null,
	};
}
