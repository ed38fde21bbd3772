/** SQL of who said what to the municipality's lists. */
import { sql } from 'kysely';
import {
	mailLists,
	type ConsentSource,
	type ListAnswer,
	type MailList,
} from '#lib/casework/consent/lists.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export interface Answering {
	id: number;
	email: string;
}

/** Whose address it is now, proved to be theirs; somebody else's earlier use of it says nothing. */
const ownerOf = (db: Handle, email: string) =>
	db
		.selectFrom('person')
		.select(['id', 'email'])
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('emailConfirmedAt', 'is not', null)
		.where('erasedAt', 'is', null);

export const findOwner = (db: Handle, email: string): Promise<Answering | undefined> =>
	ownerOf(db, email).executeTakeFirst();

/** Held until the transaction ends: two answers at once come one after the other. */
export const lockOwner = (trx: Transaction, email: string): Promise<Answering | undefined> =>
	ownerOf(trx, email).forNoKeyUpdate().executeTakeFirst();

/** Whether the lists are for them: they act for a partner, or have answered before. */
export async function isAsked(db: Handle, { id, email }: Answering): Promise<boolean> {
	const { rows } = await sql<{
		asked: boolean;
	}>`select exists (select from membership where person_id = ${id})
		or exists (select from mail_consent where person_id = ${id} and lower(email) = ${email.toLowerCase()}) as asked`.execute(
		db,
	);
	return rows[0]?.asked ?? false;
}

/** Every list with the last answer for this address. */
export async function answersOf(db: Handle, { id, email }: Answering): Promise<ListAnswer[]> {
	const rows = await db
		.selectFrom('mailConsent')
		.distinctOn('list')
		.select(['list', 'saysYes', 'at'])
		.where('personId', '=', id)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.orderBy('list')
		.orderBy('id', 'desc')
		.execute();
	const last = new Map(rows.map((row) => [row.list as MailList, row]));
	return mailLists.map((list) => ({
		list,
		saysYes: last.get(list)?.saysYes ?? null,
		at: last.get(list)?.at ?? null,
	}));
}

export async function insertAnswers(
	trx: Transaction,
	{ id, email }: Answering,
	answers: readonly { list: MailList; saysYes: boolean; said: string }[],
	source: ConsentSource,
): Promise<void> {
	if (!answers.length) return;
	const common = { personId: id, email, source, locale: currentLocale(), at: now() };
	await trx
		.insertInto('mailConsent')
		.values(answers.map((answer) => ({ ...common, ...answer, said: answer.said.slice(0, 1000) })))
		.execute();
}

/** The address goes, that somebody answered stays. */
export async function forgetAddress(trx: Transaction, personId: number): Promise<void> {
	await trx.updateTable('mailConsent').set({ email: null }).where('personId', '=', personId).execute();
}
