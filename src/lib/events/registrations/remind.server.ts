/** The day before, everybody who has a seat is reminded, once for the time it then has. */
import { reminderLetter } from '#lib/events/registrations/letters.server.ts';
import { lockEventById } from '#lib/events/queries.server.ts';
import {
	eventsToRemindOf,
	notReminded,
	setReminded,
	type Registration,
} from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { addDays, copenhagenDate, copenhagenInstant, copenhagenTime } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

/** Written in one transaction. */
const batch = 500;
/** In Copenhagen: nobody is written to at night. */
const hours = { from: '09:00', to: '20:00' };

/** The days that are told of at this moment: tomorrow, by day; null at night. */
export function remindedDay(at: Date): { from: Date; to: Date; signedUpBefore: Date } | null {
	const time = copenhagenTime(at);
	if (time < hours.from || time >= hours.to) return null;
	const today = copenhagenDate(at);
	return {
		from: copenhagenInstant(addDays(today, 1)),
		to: copenhagenInstant(addDays(today, 2)),
		// Who signs up today has just been told.
		signedUpBefore: copenhagenInstant(today),
	};
}

export const remindRegistered = defineTask<unknown>('events.remind_registered', async (db) => {
	const day = remindedDay(now());
	if (!day) return;
	for (const id of await eventsToRemindOf(db, day)) while (await remindSome(db, id, day.signedUpBefore));
});

/** @returns whether there may be more */
const remindSome = (db: Database, eventId: number, signedUpBefore: Date): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const event = await lockEventById(trx, eventId);
		if (event?.state !== 'published') return false;
		const readers = await notReminded(trx, event, signedUpBefore, batch);
		const keyOf = ({ id }: Registration) => `event-reminder-${id}-${event.startsAt.getTime()}`;
		await writeRegistered(trx, event, readers, keyOf, reminderLetter);
		await setReminded(
			trx,
			readers.map(({ id }) => id),
			event.startsAt,
		);
		return readers.length === batch;
	});
