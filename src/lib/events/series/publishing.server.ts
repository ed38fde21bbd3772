/** A series goes before the public as one: the dates that are there, and those that the job makes from now on. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { askChosen } from '#lib/events/co-organisers/co-organisers.server.ts';
import { wordsOf } from '#lib/events/events.server.ts';
import { record } from '#lib/events/record.server.ts';
import { become } from '#lib/events/writing/become.server.ts';
import { makeOccurrencesOf } from '#lib/events/series/occurrences.server.ts';
import { lockOwnSeries } from '#lib/events/series/series.server.ts';
import * as queries from '#lib/events/series/series-queries.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { refuseUnapproved } from '#lib/listings/frame.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** An event lasts no longer than this. */
const daysBack = 62;

/**
 * Publishes every draft that is not over, and from now on what is made. Publishing again publishes what is left.
 * @param slug the template's @throws Refused `listing_not_approved`, `wording_unread`, `listing_links`, `listing_links_new`, `listing_day_full`
 */
export const publishSeries = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ wordingRead }: { wordingRead: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, series, template } = await lockOwnSeries(trx, actor, organisationSlug, slug);
		refuseUnapproved(organisation);
		const at = now();
		const from = addDays(at, -daysBack);
		const drafts = (await queries.lockOccurrences(trx, series.id, from)).filter(
			({ state, endsAt }) => state === 'draft' && endsAt > at,
		);
		for (const event of [template, ...drafts]) refuseManyLinks(organisation, wordsOf(event));
		refuseUnreadWording([template, ...drafts].flatMap(wordsOf), wordingRead);
		// Publishing what is left of it is the same one.
		if (!series.publishes) await refuseBeyondDay(trx, organisation);
		await queries.setPublishes(trx, series.id, true);
		for (const event of drafts) {
			await become(trx, actor, event, 'published', null);
			await askChosen(trx, actor, event.id);
			await record(trx, actor, 'event.published', event, { wordingRead });
		}
		await record(trx, actor, 'event.series_published', template, { series: series.id, wordingRead });
		await enqueue(trx, makeOccurrencesOf, { seriesId: series.id });
	});

/** What is made from now on stays a draft; what is public stays public. @param slug the template's */
export const pauseSeries = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { series, template } = await lockOwnSeries(trx, actor, organisationSlug, slug);
		await queries.setPublishes(trx, series.id, false);
		await record(trx, actor, 'event.series_paused', template, { series: series.id });
	});
