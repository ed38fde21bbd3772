/** Six months after the last session each organisation that had a place is asked what came of it, and a month later once more. */
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { askWhatCame } from '#lib/networks/courses/letters.server.ts';
import * as queries from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

/** Written in one transaction. */
const batch = 200;
const reminderDays = 30;

export const askWhatCameOfCourses = defineTask<unknown>('networks.ask_what_came', async (db) => {
	const at = now();
	const before = copenhagenInstant(addDays(copenhagenDate(at), 1 - reminderDays));
	while (await askSome(db, at));
	while (await remindSome(db, at, before));
});

const write = async (trx: Transaction, places: readonly queries.AskedPlace[], again: boolean) => {
	for (const place of places) await askWhatCame(trx, place, again);
	return places.map(({ id }) => id);
};

/** @returns whether there may be more */
const askSome = (db: Database, at: Date): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const places = await queries.toAsk(trx, at, batch);
		if (places.length) await queries.insertAsked(trx, await write(trx, places, false), at);
		return places.length === batch;
	});

const remindSome = (db: Database, at: Date, before: Date): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const places = await queries.toRemind(trx, before, batch);
		if (places.length) await queries.setReminded(trx, await write(trx, places, true), at);
		return places.length === batch;
	});
