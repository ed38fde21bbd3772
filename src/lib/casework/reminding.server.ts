/** The daily job that reminds of tasks on their day; what falls on a day off, on the next working day. Once for each task. */
import { rolesThatMay } from '#lib/accounts/access.ts';
import { person, write } from '#lib/accounts/letters/letters.server.ts';
import { tasksLetter } from '#lib/casework/letters.server.ts';
import { lockTasksToRemind } from '#lib/casework/queries.server.ts';
import { setReminded } from '#lib/casework/writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

const tasksAtOnce = 200;

export const remindOfTasks = defineTask<unknown>('casework.remind_tasks', async (db) => {
	const today = copenhagenDate(now());
	if (!isWorkingDay(today)) return;
	for (;;) {
		const reminded = await db.transaction().execute(async (trx) => {
			const tasks = await lockTasksToRemind(trx, rolesThatMay('casework'), today, tasksAtOnce);
			for (const [ownerId, own] of Map.groupBy(tasks, (task) => task.ownerId)) {
				await write(trx, person(ownerId), null, ({ name }) => tasksLetter(name, own));
			}
			const ids = tasks.map(({ id }) => id);
			if (ids.length) await setReminded(trx, ids, now());
			return ids.length;
		});
		if (reminded < tasksAtOnce) return;
	}
});
