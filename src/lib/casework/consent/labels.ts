/** The words of the lists. What stands here is what is kept in the log beside each answer. */
import type { MailList } from '#lib/casework/consent/lists.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<MailList, () => string> = {
	news: m.consent_list_news,
	invitations: m.consent_list_invitations,
};
export const listName = (list: MailList): string => names[list]();

const texts: Record<MailList, () => string> = {
	news: m.consent_list_news_text,
	invitations: m.consent_list_invitations_text,
};
export const listText = (list: MailList): string => texts[list]();

export const answerLabel = (saysYes: boolean): string => (saysYes ? m.consent_yes() : m.consent_no());

/** All that stood beside the button, and the button. */
export const wordsShown = (list: MailList, saysYes: boolean): string =>
	[listName(list), listText(list), answerLabel(saysYes)].join('\n');
