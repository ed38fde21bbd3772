/** What is kept of alerts only for a time. */
import { deleteEnded, deleteUnconfirmed, deleteUnfollowed } from '#lib/alerts/alert-queries.server.ts';
import { deleteOldNews } from '#lib/alerts/digest/news-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

/** Longer than a week, so that each weekly digest has had them; they say nothing about people. */
const newsDays = 21;

export const forgetAlerts = defineTask<unknown>('alerts.forget', async (db) => {
	await deleteUnconfirmed(db, termBefore('unconfirmedAlert', now()));
	await deleteEnded(db, termBefore('endedAlert', now()));
	await deleteUnfollowed(db);
	await deleteOldNews(db, new Date(now().getTime() - newsDays * 86_400_000));
});
