import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { Dormant, DormantKind } from '#lib/casework/dormant/dormant.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

/** What is missing, and where it is done. `nobody` has no reader. */
const words: Record<
	Exclude<DormantKind, 'nobody'>,
	{ text: (of: { name: string }) => string; at: string }
> = {
	unsent: { text: mail.dormant_mail_unsent, at: '/application' },
	unanswered: { text: mail.dormant_mail_unanswered, at: '/application' },
	unsigned: { text: mail.dormant_mail_unsigned, at: '/sign' },
	drafts: { text: mail.dormant_mail_drafts, at: '' },
};

/** To whoever can do something about it, once. */
export const reminderLetter = (reader: string, { name, slug, kinds }: Dormant): Letter => ({
	subject: mail.dormant_mail_subject({ name }),
	text: [
		mail.event_mail_hello({ name: reader }),
		...kinds.flatMap((kind) =>
			kind === 'nobody'
				? []
				: [`${words[kind].text({ name })}\n${webAddress(`/workspace/${slug}${words[kind].at}`)}`],
		),
		mail.dormant_mail_else(),
		mail.event_mail_goodbye(),
	],
});
