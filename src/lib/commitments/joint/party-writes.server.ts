import type { PartyAnswer } from '#lib/agreement/agreement.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Those that are named, asked anew: what they said to an earlier proposal is said no longer. Its author says yes by proposing. */
export async function askAll(
	trx: Transaction,
	commitmentId: number,
	named: readonly number[],
	{ authorId, by, at }: { authorId: number; by: number | null; at: Date },
): Promise<void> {
	const yes = { answer: 'signed' as const, answeredAt: at, answeredBy: by };
	await trx.deleteFrom('commitmentParty').where('commitmentId', '=', commitmentId).execute();
	await trx
		.insertInto('commitmentParty')
		.values(
			named.map((organisationId) => ({
				commitmentId,
				organisationId,
				askedAt: at,
				...(organisationId === authorId ? yes : { answer: null, answeredAt: null, answeredBy: null }),
			})),
		)
		.execute();
}

export async function writeAnswer(
	trx: Transaction,
	commitmentId: number,
	organisationId: number,
	said: { answer: PartyAnswer; reason?: string; answeredAt: Date; answeredBy: number | null },
): Promise<void> {
	await trx
		.updateTable('commitmentParty')
		.set(said)
		.where('commitmentId', '=', commitmentId)
		.where('organisationId', '=', organisationId)
		.execute();
}

export async function noteReminded(
	trx: Transaction,
	commitmentId: number,
	organisationId: number,
	reminded: { remindedAt: Date; reminders?: number },
): Promise<void> {
	await trx
		.updateTable('commitmentParty')
		.set(reminded)
		.where('commitmentId', '=', commitmentId)
		.where('organisationId', '=', organisationId)
		.execute();
}
