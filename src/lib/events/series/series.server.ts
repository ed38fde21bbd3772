/** Verbs of series: repeat an event, change when it repeats. What one occurrence is, is said with the verbs of events. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { draftLike } from '#lib/events/writing/draft-like.server.ts';
import { isEditable } from '#lib/events/event.ts';
import { lockEvent } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { daysOf, daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { makeOccurrencesOf } from '#lib/events/series/occurrences.server.ts';
import { recurrenceValues } from '#lib/events/series/input.ts';
import { isRule } from '#lib/events/series/rules/rule.ts';
import { takenAway, type Recurrence } from '#lib/events/series/series.ts';
import * as queries from '#lib/events/series/series-queries.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { lockOwn } from '#lib/listings/frame.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

export const seriesPath = (organisation: string, template: string): string =>
	`/workspace/${organisation}/series/${template}`;

/** A rule counts from its first day, so that has to be one of its days. */
function refuseUnknown(rule: string, first: string): void {
	if (!isRule(rule)) throw new Refused('event_rule_unknown');
	if (daysOfRule(rule, first, { from: first, to: first }).length === 0)
		throw new Refused('event_rule_other_day');
}

/**
 * Makes an event the first occurrence of a series; a draft like it becomes the template, and a job makes the rest. The event
 * keeps its address, its state and those who signed up. The same submission key makes one.
 * @returns the series’ workspace path, in code form.
 * @throws Refused `event_in_series`, `event_closed`, `event_umbrella_repeats`, `listing_taken_down`, `event_rule_unknown`, `event_rule_other_day`
 */
export const repeatEvent = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	recurrence: Recurrence,
	submission?: string,
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const { organisation, listing: event } = await lockOwn(trx, actor, organisationSlug, (held) =>
			lockEvent(held, slug),
		);
		if (event.seriesId !== null) throw new Refused('event_in_series');
		if (!isEditable(event)) throw new Refused('event_closed');
		if (event.isUmbrella) throw new Refused('event_umbrella_repeats');
		if (event.takenDownAt) throw new Refused('listing_taken_down');
		const first = copenhagenDate(event.startsAt);
		refuseUnknown(recurrence.rule, first);
		const { id: seriesId } = await queries.insertSeries(trx, organisation.id, recurrence, {
			createdAt: now(),
		});
		const template = await draftLike(trx, actor, event, first, { seriesId, occurrenceOn: null });
		await queries.joinSeries(trx, event.id, { seriesId, occurrenceOn: first });
		await record(trx, actor, 'event.repeated', event, { series: seriesId });
		await enqueue(trx, makeOccurrencesOf, { seriesId });
		return seriesPath(organisation.slug, template.slug);
	});

/** A series in its organisation's workspace, and its template, held. @param slug the template's @throws 404 */
export async function lockOwnSeries(trx: Transaction, actor: Actor, organisationSlug: string, slug: string) {
	const { organisation, listing: series } = await lockOwn(trx, actor, organisationSlug, (held) =>
		queries.lockSeriesOf(held, slug),
	);
	const template = await queries.lockTemplate(trx, series.id);
	return template.slug === slug ? { organisation, series, template } : notFound();
}

/**
 * Changes when a series happens. Coming drafts that the new rule has no day for go; what is public or was changed by hand
 * stays, and a job makes what is missing.
 * @param slug the template's. @throws Refused `event_rule_unknown`, `event_rule_other_day`, `edited_meanwhile`
 */
export const changeRecurrence = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	recurrence: Recurrence,
	edited?: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { series, template } = await lockOwnSeries(trx, actor, organisationSlug, slug);
		const first = copenhagenDate(template.startsAt);
		if (edited) refuseEdited(edited, recurrenceValues(series, first));
		refuseUnknown(recurrence.rule, first);
		await queries.setRecurrence(trx, series.id, recurrence);
		const from = addDays(now(), 1);
		const coming = await queries.occurrencesFrom(trx, series.id, from);
		const to = coming.at(-1)?.occurrenceOn ?? from;
		const gone = takenAway(daysOf(recurrence, first, { from, to }), coming);
		const dropped = await queries.deleteUntouched(
			trx,
			gone.map(({ id }) => id),
		);
		await record(trx, actor, 'event.series_changed', template, { series: series.id, dropped });
		await enqueue(trx, makeOccurrencesOf, { seriesId: series.id });
	});
