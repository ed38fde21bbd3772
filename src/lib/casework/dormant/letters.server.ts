import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { Dormant, DormantKind } from '#lib/casework/dormant/dormant.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** What is missing, and where it is done. `nobody` has no reader. */
const words: Record<
	Exclude<DormantKind, 'nobody'>,
	{ text: (of: { name: string }) => string; at: string }
> = {
	unsent: { text: m.dormant_mail_unsent, at: '/application' },
	unanswered: { text: m.dormant_mail_unanswered, at: '/application' },
	unsigned: { text: m.dormant_mail_unsigned, at: '/sign' },
	drafts: { text: m.dormant_mail_drafts, at: '' },
};

/** To whoever can do something about it, once. */
export const reminderLetter = (reader: string, { name, slug, kinds }: Dormant): Letter => ({
	subject: m.dormant_mail_subject({ name }),
	text: [
		m.event_mail_hello({ name: reader }),
		...kinds.flatMap((kind) =>
			kind === 'nobody'
				? []
				: [`${words[kind].text({ name })}\n${webAddress(`/workspace/${slug}${words[kind].at}`)}`],
		),
		m.dormant_mail_else(),
		m.event_mail_goodbye(),
	],
});
