import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

type Named = Pick<Organisation, 'name' | 'slug'>;

/** To the owners of what two entries became, also those who come from the other. */
export const mergedLetter = (reader: string, from: Named, into: Named): Letter => ({
	subject: mail.partner_merge_mail_subject({ name: into.name }),
	text: [
		mail.event_mail_hello({ name: reader }),
		mail.partner_merge_mail_text({ from: from.name, into: into.name }),
		webAddress(`/workspace/${into.slug}`),
		mail.event_mail_goodbye(),
	],
});
