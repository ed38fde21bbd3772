import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { wheelPath } from '#lib/followup/wheel/paths.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** To the one whose tasks they are, some days before. */
export const wheelLetter = (reader: string, tasks: readonly { title: string; dueOn: string }[]): Letter => ({
	subject: m.wheel_mail_subject({ count: tasks.length }),
	text: [
		mail.event_mail_hello({ name: reader }),
		m.wheel_mail_text({ count: tasks.length }),
		...tasks.map(({ title, dueOn }) =>
			[
				m.wheel_mail_task({ title, date: formatDate(dueOn) }),
				webAddress(wheelPath(Number(dueOn.slice(0, 4)))),
			].join('\n'),
		),
		mail.event_mail_goodbye(),
	],
});
