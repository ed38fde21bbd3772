/** What the site itself keeps only for a time: copies of mails 30 days, attempts and answered form keys a day. */
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { defineTask } from '#lib/platform/jobs.server.ts';
import { forgetOldAttempts } from '#lib/platform/throttle.server.ts';

const mailDays = 30;

export async function forgetOldMail(db: Database): Promise<void> {
	const oldest = new Date(now().getTime() - mailDays * 86_400_000);
	await db.deleteFrom('mail').where('createdAt', '<', oldest).where('sentAt', 'is not', null).execute();
}

export const forgetPlatformData = defineTask('platform.forget', async (db) => {
	await forgetOldMail(db);
	await forgetOldAttempts(db);
});
