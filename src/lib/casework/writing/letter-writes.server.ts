/** SQL that writes letters to partners. */
import { sql, type Insertable } from 'kysely';
import type { LetterText, Outcome } from '#lib/casework/writing/letter.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { defineKeeper, deletes } from '#lib/platform/personal-data/keeping.server.ts';

/** A letter to these organisations; however many, in two statements. */
export async function insertLetter(
	trx: Transaction,
	row: Insertable<DB['partnerLetter']>,
	organisationIds: readonly number[],
): Promise<number> {
	const { id } = await trx.insertInto('partnerLetter').values(row).returning('id').executeTakeFirstOrThrow();
	await sql`insert into partner_letter_partner (letter_id, organisation_id)
		select ${id}::integer, chosen.id from unnest(${[...new Set(organisationIds)]}::integer[]) as chosen (id)`.execute(
		trx,
	);
	return id;
}

export const updateLetter = (trx: Transaction, id: number, { list, subject, words }: LetterText) =>
	trx.updateTable('partnerLetter').set({ list, subject, words }).where('id', '=', id).execute();

export const setSent = (trx: Transaction, id: number, sent: { sentAt: Date; sentBy: number }) =>
	trx.updateTable('partnerLetter').set(sent).where('id', '=', id).execute();

export const deleteLetter = (trx: Transaction, id: number) =>
	trx.deleteFrom('partnerLetter').where('id', '=', id).execute();

/** Each person once for a letter, whichever of their organisations comes first. @returns who had not got it before */
export async function claimReaders(
	trx: Transaction,
	letterId: number,
	personIds: readonly number[],
	writtenAt: Date,
): Promise<Set<number>> {
	if (!personIds.length) return new Set();
	const rows = await trx
		.insertInto('partnerLetterReader')
		.values(personIds.map((personId) => ({ letterId, personId, writtenAt })))
		.onConflict((conflict) => conflict.doNothing())
		.returning('personId')
		.execute();
	return new Set(rows.map(({ personId }) => personId));
}

export const setOutcome = (
	trx: Transaction,
	letterId: number,
	organisationId: number,
	row: { outcome: Outcome; people: number; doneAt: Date },
) =>
	trx
		.updateTable('partnerLetterPartner')
		.set(row)
		.where('letterId', '=', letterId)
		.where('organisationId', '=', organisationId)
		.execute();

/** Letters that nobody has got, and nobody will: whoever began one has long left it. */
const unsentLetters = deletes(
	'unsentLetter',
	'partnerLetter',
	(before) => sql`t.sent_at is null and t.created_at < ${before}`,
);

export const forgetLetters = defineKeeper('casework.forget_letters', [unsentLetters]);
