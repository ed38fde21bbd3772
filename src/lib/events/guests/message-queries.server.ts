/** SQL of messages to those who signed up. */
import { statesOf, type Audience, type SentMessage } from '#lib/events/guests/message.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const columns = ['id', 'audience', 'body', 'recipients', 'sentAt'] as const;

/** The newest first. */
export const messagesOf = (db: Handle, eventId: number, limit: number): Promise<SentMessage[]> =>
	db
		.selectFrom('eventMessage')
		.select(columns)
		.where('eventId', '=', eventId)
		.orderBy('sentAt', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

export const findMessage = (
	db: Handle,
	id: number,
): Promise<(SentMessage & { eventId: number }) | undefined> =>
	db
		.selectFrom('eventMessage')
		.select([...columns, 'eventId'])
		.where('id', '=', id)
		.executeTakeFirst();

/** How many mailboxes it goes to. */
export async function countReaders(db: Handle, eventId: number, audience: Audience): Promise<number> {
	const { readers } = await db
		.selectFrom('registration')
		.select(({ fn }) => fn.countAll<number>().as('readers'))
		.where('eventId', '=', eventId)
		.where('state', 'in', statesOf(audience))
		.executeTakeFirstOrThrow();
	return Number(readers);
}

export async function countSentSince(trx: Transaction, eventId: number, since: Date): Promise<number> {
	const { sent } = await trx
		.selectFrom('eventMessage')
		.select(({ fn }) => fn.countAll<number>().as('sent'))
		.where('eventId', '=', eventId)
		.where('sentAt', '>', since)
		.executeTakeFirstOrThrow();
	return Number(sent);
}

export async function insertMessage(
	trx: Transaction,
	row: Omit<SentMessage, 'id'> & { eventId: number; sentBy: number | null },
): Promise<number> {
	const { id } = await trx.insertInto('eventMessage').values(row).returning('id').executeTakeFirstOrThrow();
	return id;
}
