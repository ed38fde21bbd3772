/** What the calendar does for joint proposals: those who can no longer have every yes go back, and who is silent is reminded. */
import { theSystem } from '#lib/accounts/actor.ts';
import { isReminderDue } from '#lib/commitments/joint/joint.ts';
import * as letters from '#lib/commitments/joint/letters.server.ts';
import { namedIn, openJoint } from '#lib/commitments/joint/party-queries.server.ts';
import { noteReminded } from '#lib/commitments/joint/party-writes.server.ts';
import { settle } from '#lib/commitments/joint/settling.server.ts';
import { lockCommitment } from '#lib/commitments/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

export async function remindOfJoint(db: Database): Promise<void> {
	for (const { slug } of await openJoint(db)) {
		await db.transaction().execute(async (trx) => {
			const commitment = await lockCommitment(trx, slug);
			if (commitment?.state !== 'proposed') return;
			if ((await settle(trx, theSystem, commitment)) !== 'waits' || !isWorkingDay(copenhagenDate(now())))
				return;
			const due = (await namedIn(trx, [commitment.id])).filter((party) => isReminderDue(party, now()));
			for (const { organisation, reminders } of due)
				await noteReminded(trx, commitment.id, organisation.id, {
					remindedAt: now(),
					reminders: reminders + 1,
				});
			await letters.reminded(trx, commitment.id, due, now());
		});
	}
}

export const remindJointPromises = defineTask('commitments.remind_parties', remindOfJoint);
