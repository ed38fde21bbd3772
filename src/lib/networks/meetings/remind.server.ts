/** The day before, those who come to a meeting and those who have said nothing are reminded, once. */
import { remindedDay } from '#lib/events/registrations/remind.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { circleById } from '#lib/networks/circles/queries.server.ts';
import * as queries from '#lib/networks/meetings/queries.server.ts';
import { reminderLetter, writeSeats } from '#lib/networks/seats/letters.server.ts';
import { reachedAbout } from '#lib/networks/seats/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

export const remindMeetings = defineTask<unknown>('networks.remind', async (db) => {
	const day = remindedDay(now());
	if (!day) return;
	for (const id of await queries.meetingsBetween(db, day)) await remindOf(db, id, day.signedUpBefore);
});

const remindOf = (db: Database, id: number, askedBefore: Date): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const meeting = await queries.lockMeetingById(trx, id);
		if (!meeting || meeting.cancelledAt || meeting.minutesAt) return;
		const circle = await circleById(trx, meeting.circleId);
		const readers = await reachedAbout(trx, id, 'unreminded', copenhagenDate(now()), askedBefore);
		await writeSeats(trx, readers, `circle-reminder-${id}`, (to) => reminderLetter(to, circle, meeting));
		await queries.setReminded(
			trx,
			id,
			readers.map((reader) => reader.id),
			now(),
		);
	});
