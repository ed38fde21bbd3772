/** A letter of the municipality to a selection of partners, in words of its own. */
import { isOfDormant } from '#lib/casework/dormant/dormant-filter.ts';
import type { MailList } from '#lib/casework/consent/lists.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';

/**
 * What becomes of the letter at a partner: somebody there gets it, or why nobody does. `nobody`: no contact has shown that
 * an address is theirs; `closed`: the organisation is no longer one of us; `protected`: it has said no to advertising in the
 * register of companies and nobody there has said yes; `no_consent`: nobody there has said yes.
 */
export const outcomes = ['sent', 'nobody', 'closed', 'protected', 'no_consent'] as const;
export type Outcome = (typeof outcomes)[number];

/** What it is about: the reader's own case, which needs no yes, or a list they have said yes to. */
export const service = 'service';
export type LetterKind = MailList | typeof service;
export const kindOf = (list: MailList | null): LetterKind => list ?? service;
export const listOf = (kind: LetterKind): MailList | null => (kind === service ? null : kind);

/** As many partners as one letter is written to. */
export const mostPartners = 20_000;

export interface LetterText {
	list: MailList | null;
	subject: string;
	words: string;
}

export interface PartnerLetter extends LetterText {
	id: number;
	/** The filter that the partners were chosen by, as it stands in the list's address. */
	query: string;
	createdAt: Date;
	writtenById: number;
	writerName: string;
	sentAt: Date | null;
	senderName: string | null;
}

/** How many partners meet each outcome, and how many people get it, each counted once. */
export interface Audience {
	partners: Record<Outcome, number>;
	people: number;
	/** People at those partners who have not said yes. */
	unwilling: number;
	/** Partners whose turn has not come. */
	waiting: number;
}

export interface PartnerInLetter {
	slug: string;
	name: string;
	kind: OrganisationKind;
	outcome: Outcome;
	people: number;
	/** Null while it has not been written to. */
	doneAt: Date | null;
}

/** The list that a letter's partners were chosen from, in code form. */
export const chosenFrom = (query: string): string =>
	`/municipality/${isOfDormant(new URLSearchParams(query)) ? 'dormant' : 'partners'}${query}`;

/** What the form begins with, and is compared with when it comes back. */
export const letterValues = ({ list, subject, words }: LetterText): StoredValues => ({
	kind: kindOf(list),
	subject,
	words,
});
