/** What is written of what is told. */
import { sql, type Insertable } from 'kysely';
import type { Ground, Setting } from '#lib/equality/experience.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Experience, ExperienceLine } from '#lib/platform/database/tables.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

/** @returns whether it was put there: not where the number is taken, or it stands there already */
export async function insertExperience(trx: Transaction, row: Insertable<Experience>): Promise<boolean> {
	const put = await trx
		.insertInto('experience')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.execute();
	return put.length > 0;
}

export const insertLine = (trx: Transaction, row: Insertable<ExperienceLine>) =>
	trx.insertInto('experienceLine').values(row).execute();

export const setUnread = (trx: Transaction, id: number) =>
	trx.updateTable('experience').set({ state: 'unread' }).where('id', '=', id).execute();

/** From then on nobody comes back to it. The digest stays: the form that is sent again is known by it. */
export const letCodeGo = (trx: Transaction, id: number) =>
	trx.updateTable('experience').set({ takesAnswer: false }).where('id', '=', id).execute();

/** Once for each ground: an experience has one kind of place. */
export async function countTold(
	trx: Transaction,
	{ year, grounds, setting }: { year: number; grounds: readonly Ground[]; setting: Setting },
): Promise<void> {
	await trx
		.insertInto('experienceCount')
		.values(grounds.map((ground) => ({ year, ground, setting, told: 1 })))
		.onConflict((conflict) =>
			conflict.columns(['year', 'ground', 'setting']).doUpdateSet({ told: sql`experience_count.told + 1` }),
		)
		.execute();
}

const words = { grounds: null, setting: null, happened: null, deeds: null, districtNr: null, sealed: null };

/** Everything that whoever told it has written goes; what was answered stays. */
export async function takeWordsBack(trx: Transaction, id: number, day: string): Promise<void> {
	await trx
		.updateTable('experience')
		.set({ ...words, takenBackOn: day })
		.where('id', '=', id)
		.execute();
	await trx
		.updateTable('experienceLine')
		.set({ sealed: null })
		.where('experienceId', '=', id)
		.where('side', '=', 'teller')
		.execute();
}

/** Days only: what came on a day goes in the night after the last of them. */
const cameBefore = (before: Date) => sql<boolean>`e.told_on < ${copenhagenDate(before)}::date`;

/** First what was said afterwards, then the experience itself: its number, its month and that it is over stay. */
export const experienceKeepings = [
	deletes(
		'experience',
		'experienceLine',
		(before) => sql`exists (select from experience e where e.id = t.experience_id and ${cameBefore(before)})`,
	),
	empties(
		'experience',
		'experience',
		['grounds', 'setting', 'happened', 'deeds', 'districtNr', 'sealed', 'receiptHash', 'takenBackOn'],
		(before) => sql`exists (select from experience e where e.id = t.id and ${cameBefore(before)})`,
		() => sql`state = 'ended', takes_answer = false, told_on = date_trunc('month', told_on)::date`,
	),
];
