/**
 * The one way to write to people. A letter goes to those who are named by what they are (members with a role, case
 * workers, one person), and only to addresses that they have shown to be theirs; or to an address that somebody typed,
 * where the letter itself is how its owner says yes. Each reads it in their own language, or in
 * Danish where the site does not have that whole, or has it no longer.
 */
import type { MunicipalAbility } from '#lib/accounts/access.ts';
import { rolesThatMay } from '#lib/accounts/access.ts';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import { membersWith, municipalPeople, personById } from '#lib/accounts/letters/recipient-queries.server.ts';
import { letterLocale, type Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { sendMails } from '#lib/platform/mail/mail.server.ts';

type Handle = Database | Transaction;

export interface Letter {
	subject: string;
	/** The whole text, or its paragraphs; those that are empty are left out. */
	text: string | readonly (string | null)[];
	/** Who reads an answer: an address that is public. */
	replyTo?: string | null;
	/** A calendar file that goes along. */
	calendar?: string | null;
	/** Where one press in the mail program ends such letters. */
	unsubscribe?: string | null;
}

export interface Reader {
	id: number;
	name: string;
	email: string;
	locale: Locale;
}

/** Something that happens to an organisation: the organisation itself, or a row about it. */
type About = { organisationId: number } | { id: number };

/** Who is written to, found when the letter is written. */
export interface To<R> {
	find: (db: Handle) => Promise<R[]>;
	/** Keeps the readers of one key apart. */
	mark: (reader: R) => string;
}

const numberOf = (about: About): number => ('organisationId' in about ? about.organisationId : about.id);

/**
 * Members who hold one of the roles in one organisation, or in each of several; `about` in the reader is the one that
 * it was found by.
 */
export const members = <A extends About>(
	about: A | readonly A[],
	roles: readonly OrganisationRole[],
): To<Reader & { about: A }> => ({
	async find(db) {
		const all = ([] as A[]).concat(about);
		if (!all.length) return [];
		const rows = await membersWith(db, all.map(numberOf), roles);
		return all.flatMap((one) =>
			rows
				.filter(({ organisationId }) => organisationId === numberOf(one))
				.map(({ id, name, email, locale }) => ({ id, name, email, locale, about: one })),
		);
	},
	mark: ({ about: one, id }) => `:${numberOf(one)}:${id}`,
});

/** Those at the municipality who may do this. */
export const caseworkers = (ability: MunicipalAbility = 'decide'): To<Reader> => ({
	find: (db) => municipalPeople(db, rolesThatMay(ability)),
	mark: ({ id }) => `:municipality:${id}`,
});

/** Somebody who may do this at the municipality: nobody, where they no longer may. */
export const caseworker = (id: number, ability: MunicipalAbility): To<Reader> => {
	const all = caseworkers(ability);
	return { ...all, find: async (db) => (await all.find(db)).filter((reader) => reader.id === id) };
};

export const person = (id: number): To<Reader> => ({
	find: (db) => personById(db, id),
	mark: ({ id: number }) => `:${number}`,
});

/**
 * Addresses that nobody has shown to be theirs. The letter says nothing that only the owner of the mailbox may know but
 * the link by which they confirm it.
 */
export const address = <R extends { email: string; locale: Locale }>(to: R | readonly R[]): To<R> => ({
	find: () => Promise.resolve(([] as R[]).concat(to)),
	mark: () => '',
});

/**
 * Queues a letter to each reader; it goes out if the transaction commits. `compose` runs in the reader's language. What
 * has the same `key` reaches a reader once, however often it is written; null where each call is a letter of its own,
 * and a function where the reader alone does not tell the letters apart.
 */
export async function write<R extends { email: string; locale: Locale }>(
	trx: Transaction,
	to: To<R>,
	key: string | null | ((reader: R) => string),
	compose: (reader: R) => Letter,
): Promise<void> {
	const readers = await to.find(trx);
	await sendMails(
		trx,
		readers.map((reader) => {
			const locale = letterLocale(reader.locale);
			const { subject, text, ...rest } = withLocale(locale, () => compose(reader));
			const written = typeof text === 'string' ? text : text.filter(Boolean).join('\n\n');
			const dedupeKey = typeof key === 'function' ? key(reader) : key && key + to.mark(reader);
			return { to: reader.email, subject, text: written, locale, ...rest, dedupeKey };
		}),
	);
}
