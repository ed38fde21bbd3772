/** What is written to the guide. What a text said before is kept by the database. */
import type { Insertable, Updateable } from 'kysely';
import type { StepWords } from '#lib/guide/welcome/step.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { GuideStep } from '#lib/platform/database/tables.ts';

export const insertStep = (trx: Transaction, row: Insertable<GuideStep>) =>
	trx.insertInto('guideStep').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updateStep(trx: Transaction, id: number, row: Updateable<GuideStep>): Promise<void> {
	await trx.updateTable('guideStep').set(row).where('id', '=', id).execute();
}

interface WrittenText {
	stepId: number;
	locale: string;
	ofRevision: number;
	writtenAt: Date;
	writtenBy: number;
}

/** The text in its language, new or over what stood there. */
export async function putText(
	trx: Transaction,
	{ title, lead, body, links }: StepWords,
	text: WrittenText,
): Promise<void> {
	const words = { title, lead, body, links: JSON.stringify(links) };
	const { ofRevision, writtenAt, writtenBy } = text;
	await trx
		.insertInto('guideText')
		.values({ ...text, ...words })
		.onConflict((conflict) =>
			conflict
				.columns(['stepId', 'locale'])
				.doUpdateSet({ ...words, ...{ ofRevision, writtenAt, writtenBy } }),
		)
		.execute();
}
