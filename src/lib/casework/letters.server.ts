import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

interface Due {
	words: string;
	dueOn: string;
	/** The organisation it is about. */
	name: string;
	slug: string;
}

/** To the one whose tasks they are, on their day. */
export const tasksLetter = (reader: string, tasks: readonly Due[]): Letter => ({
	subject: m.casework_mail_subject({ count: tasks.length }),
	text: [
		mail.event_mail_hello({ name: reader }),
		m.casework_mail_text({ count: tasks.length }),
		...tasks.map(({ words, dueOn, name, slug }) =>
			[
				m.casework_mail_task({ words, organisation: name, date: formatDate(dueOn) }),
				webAddress(`/municipality/partners/${slug}`),
			].join('\n'),
		),
		mail.event_mail_goodbye(),
	],
});
