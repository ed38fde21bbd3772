/** The lists of the municipality's mail that somebody at a partner says yes or no to. Another is a line here, and its words. */
export const mailLists = ['news', 'invitations'] as const;
export type MailList = (typeof mailLists)[number];

/** Where an answer was given: on the page of what an address gets, or by one press in the mail program. */
export const consentSources = ['page', 'one_click'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const mailListIn = (text: string | null): MailList | undefined =>
	mailLists.find((list) => list === text);

/** One list, and what somebody last said to it. */
export interface ListAnswer {
	list: MailList;
	/** Null where nobody was asked yet; that counts as no. */
	saysYes: boolean | null;
	at: Date | null;
}
