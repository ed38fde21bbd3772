/** The nightly job that closes what was said to be closed the day before, unless somebody has been there since. */
import { theSystem } from '#lib/accounts/actor.ts';
import * as queries from '#lib/casework/dormant/dormant-queries.server.ts';
import { dropClosing } from '#lib/casework/dormant/dormant-writes.server.ts';
import { recordDormant } from '#lib/casework/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { closeStopped } from '#lib/organisations/application/approval.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { defineTask, type Task } from '#lib/platform/jobs/jobs.server.ts';

/** Each in a transaction of its own. @param consequences what the rooms do where a partner is closed */
export const closeDormantAtNight = (consequences: readonly Consequence[]): Task =>
	defineTask('casework.close_dormant', async (db) => {
		const today = copenhagenDate(now());
		while (await closeOne(db, today, consequences));
	});

/** @returns whether there was one */
const closeOne = (db: Database, today: string, consequences: readonly Consequence[]): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const due = await queries.lockDue(trx, today);
		if (!due) return false;
		const { organisationId: id, slug, closingBy, closingReason: reason, isMoved } = due;
		await dropClosing(trx, id);
		const isClosed =
			!isMoved &&
			(await closeStopped(trx, { id: closingBy }, slug, reason, consequences).then(
				() => true,
				(thrown: unknown) => {
					// It has moved on in this moment, or whoever said it has joined it since.
					if (!(thrown instanceof Refused)) throw thrown;
					return false;
				},
			));
		if (!isClosed)
			await recordDormant(trx, theSystem, 'organisation.closing_dropped', { id, organisationId: id });
		return true;
	});
