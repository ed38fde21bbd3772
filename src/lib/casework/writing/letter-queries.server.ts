/** SQL that reads letters to partners. */
import { sql } from 'kysely';
import type { PartnerLetter } from '#lib/casework/writing/letter.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const letters = (db: Handle) =>
	db
		.selectFrom('partnerLetter')
		.innerJoin('person as writer', 'writer.id', 'partnerLetter.writtenBy')
		.leftJoin('person as sender', 'sender.id', 'partnerLetter.sentBy')
		.select(['partnerLetter.id', 'partnerLetter.list', 'partnerLetter.subject', 'partnerLetter.words'])
		.select(['partnerLetter.query', 'partnerLetter.createdAt', 'partnerLetter.sentAt'])
		.select(['writer.id as writtenById', 'writer.name as writerName', 'sender.name as senderName']);

export const findLetter = (db: Handle, id: number): Promise<PartnerLetter | undefined> =>
	letters(db).where('partnerLetter.id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export const lockLetter = (db: Handle, id: number): Promise<PartnerLetter | undefined> =>
	letters(db).where('partnerLetter.id', '=', id).forUpdate('partnerLetter').executeTakeFirst();

const newestFirst = keyset(['partnerLetter.createdAt', 'desc', 'moment'], ['partnerLetter.id', 'desc', 'id']);

export interface LetterInList extends PartnerLetter {
	partners: number;
	waiting: number;
	/** Who got it. */
	people: number;
}

const partnersOf = sql`partner_letter_partner r where r.letter_id = partner_letter.id`;

/** Letters, the newest first, with how far each has come. */
export const lettersPage = (db: Handle, asked: Asked): Promise<Page<LetterInList>> =>
	newestFirst.page(
		letters(db).select([
			sql<number>`(select count(*)::int from ${partnersOf})`.as('partners'),
			sql<number>`(select count(*)::int from ${partnersOf} and r.done_at is null)`.as('waiting'),
			sql<number>`(select count(*)::int from partner_letter_reader had where had.letter_id = partner_letter.id)`.as(
				'people',
			),
		]),
		asked,
	);

export const organisationsOf = (db: Handle, letterId: number): Promise<{ organisationId: number }[]> =>
	db
		.selectFrom('partnerLetterPartner')
		.select('organisationId')
		.where('letterId', '=', letterId)
		.orderBy('organisationId')
		.execute();
