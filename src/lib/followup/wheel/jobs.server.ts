/** What the wheel does by itself: it turns, and it tells whose task is near. */
import { rolesThatMay } from '#lib/accounts/access.ts';
import { person, write } from '#lib/accounts/letters/letters.server.ts';
import { wheelLetter } from '#lib/followup/wheel/letters.server.ts';
import * as queries from '#lib/followup/wheel/queries.server.ts';
import { nextYearOf } from '#lib/followup/wheel/wheel.ts';
import { addDays, copenhagenDate, daysBetween } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

const atOnce = 200;
const isFree = (day: string): boolean => !isWorkingDay(day);

async function rollSome(db: Database, today: string): Promise<number> {
	return db.transaction().execute(async (trx) => {
		const over = await queries.lockToRoll(trx, today, atOnce);
		for (const task of over) {
			const dueOn = nextYearOf(task.dueOn, isFree);
			await queries.insertTask(trx, {
				ring: task.ring,
				title: task.title,
				note: task.note,
				startsOn: addDays(dueOn, -daysBetween(task.startsOn, task.dueOn)),
				dueOn,
				yearly: true,
				boardKind: task.boardKind,
				ownerId: task.ownerId,
				remindDays: task.remindDays,
				rolledFromId: task.id,
				createdAt: now(),
				createdBy: task.createdBy,
				changedAt: now(),
			});
		}
		return over.length;
	});
}

/** What comes every year stands in the next one when it is over or done: once, whatever runs twice; also after years without the job. */
export const rollWheel = defineTask<unknown>('followup.roll_wheel', async (db) => {
	const today = copenhagenDate(now());
	while ((await rollSome(db, today)) > 0);
});

/** Once for each task, as long before as it says; what falls on a day off, on the next working day. */
export const remindOfWheel = defineTask<unknown>('followup.remind_wheel', async (db) => {
	const today = copenhagenDate(now());
	if (!isWorkingDay(today)) return;
	for (;;) {
		const reminded = await db.transaction().execute(async (trx) => {
			const tasks = await queries.lockToRemind(trx, rolesThatMay('casework'), today, atOnce);
			for (const [ownerId, own] of Map.groupBy(tasks, (task) => task.ownerId))
				await write(trx, person(ownerId), null, ({ name }) => wheelLetter(name, own));
			for (const { id } of tasks) await queries.updateTask(trx, id, { remindedAt: now() });
			return tasks.length;
		});
		if (reminded < atOnce) return;
	}
});
