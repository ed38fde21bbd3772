/** The job that makes a series' occurrences half a year ahead: drafts, or public where the series is; each once, however often it runs. */
import { acting } from '#lib/accounts/acting.server.ts';
import { systemFor } from '#lib/accounts/actor.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { draftLike } from '#lib/events/writing/draft-like.server.ts';
import { askChosen } from '#lib/events/co-organisers/co-organisers.server.ts';
import { onDay } from '#lib/events/event.ts';
import { setState } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { daysOf } from '#lib/events/series/rules/days.server.ts';
import { daysAhead } from '#lib/events/series/series.ts';
import * as queries from '#lib/events/series/series-queries.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask, enqueueEach } from '#lib/platform/jobs/jobs.server.ts';

/**
 * Makes the occurrences that are missing, from those that begin after now to half a year ahead, on behalf of the series'
 * organisation; of one that may write nothing, none. @returns how many were made
 */
export async function makeOccurrences(db: Database, seriesId: number): Promise<number> {
	const organiser = await queries.organiserOf(db, seriesId);
	if (!organiser || !stateAllows(organiser.state, 'edit')) return 0;
	const system = systemFor(organiser);
	return acting(db, system, async (trx) => {
		const series = await queries.lockSeries(trx, seriesId);
		if (!series) return 0;
		const template = await queries.lockTemplate(trx, seriesId);
		const at = now();
		const from = copenhagenDate(at);
		const days = daysOf(series, copenhagenDate(template.startsAt), { from, to: addDays(from, daysAhead) });
		const known = new Set(
			(await queries.occurrencesFrom(trx, seriesId, from)).map(({ occurrenceOn }) => occurrenceOn),
		);
		const missing = days.filter((day) => !known.has(day) && onDay(template, day).startsAt > at);
		for (const day of missing) {
			const { id } = await draftLike(trx, system, template, day, { seriesId, occurrenceOn: day });
			const about = { id, organisationId: series.organisationId };
			await record(trx, system, 'event.occurrence_made', about, { series: seriesId });
			if (!series.publishes || !stateAllows(organiser.state, 'publish')) continue;
			await setState(trx, id, { state: 'published', at, personId: null, reason: null, publishedAt: at });
			await askChosen(trx, system, id);
			await record(trx, system, 'event.published', about);
		}
		return missing.length;
	});
}

export const makeOccurrencesOf = defineTask<{ seriesId: number }>(
	'events.make_occurrences',
	async (db, { seriesId }) => {
		await makeOccurrences(db, seriesId);
	},
);

/** Every day anew: one series that fails keeps no other from its days. */
export const extendSeries = defineTask('events.extend_series', (db) =>
	db.transaction().execute(async (trx) => {
		const all = await queries.seriesIds(trx);
		await enqueueEach(
			trx,
			makeOccurrencesOf,
			all.map(({ id }) => ({ seriesId: id })),
		);
	}),
);
