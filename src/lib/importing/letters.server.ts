import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { problemLabel } from '#lib/importing/labels.ts';
import type { Source } from '#lib/importing/source.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

/** To those who write events for an organisation whose feed has not answered for some time. */
export function failingLetter(
	name: string,
	organisation: { slug: string; name: string },
	source: Pick<Source, 'id' | 'url' | 'problem'>,
): Letter {
	return {
		subject: mail.import_mail_subject({ organisation: organisation.name }),
		text: [
			mail.event_mail_hello({ name }),
			mail.import_mail_text({ organisation: organisation.name }),
			source.url,
			problemLabel(source.problem ?? ''),
			mail.import_mail_what(),
			webAddress(`/workspace/${organisation.slug}/events/import/${source.id}`),
			mail.event_mail_goodbye(),
		],
	};
}
