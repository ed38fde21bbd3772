import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { problemLabel } from '#lib/importing/labels.ts';
import type { Source } from '#lib/importing/source.ts';
import { m } from '#lib/paraglide/messages.js';

/** To those who write events for an organisation whose feed has not answered for some time. */
export function failingLetter(
	name: string,
	organisation: { slug: string; name: string },
	source: Pick<Source, 'id' | 'url' | 'problem'>,
): Letter {
	return {
		subject: m.import_mail_subject({ organisation: organisation.name }),
		text: [
			m.event_mail_hello({ name }),
			m.import_mail_text({ organisation: organisation.name }),
			source.url,
			problemLabel(source.problem ?? ''),
			m.import_mail_what(),
			webAddress(`/workspace/${organisation.slug}/events/import/${source.id}`),
			m.event_mail_goodbye(),
		],
	};
}
