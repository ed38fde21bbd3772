/** What is kept of alerts only for a time. */
import { deleteUnfollowed, endedAlerts, unconfirmedAlerts } from '#lib/alerts/alert-queries.server.ts';
import { deleteOldNews } from '#lib/alerts/digest/news-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';
import { daysBefore } from '#lib/platform/personal-data/retention.ts';

/** Longer than a week, so that each weekly digest has had them; they say nothing about people. */
const newsDays = 21;

export const forgetAlerts = defineKeeper('alerts.forget', [unconfirmedAlerts, endedAlerts], async (db) => {
	await deleteUnfollowed(db);
	await deleteOldNews(db, daysBefore(newsDays, now()));
});
