/** Dates of a series that will not be held: what is public is cancelled and told, drafts go, and the series ends before them. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { canBecome, type CityEvent } from '#lib/events/event.ts';
import { cancelEvent, deleteDraft } from '#lib/events/events.server.ts';
import type { PartFate } from '#lib/events/parts/part.ts';
import { updateEvent } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { withdrawOffers } from '#lib/events/registrations/registration-queries.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { become } from '#lib/events/writing/become.server.ts';
import { reached } from '#lib/events/series/change-occurrences.server.ts';
import { endedBefore } from '#lib/events/series/moving.server.ts';
import { lockOwnSeries } from '#lib/events/series/series.server.ts';
import type { EventSeries, Scope } from '#lib/events/series/series.ts';
import * as queries from '#lib/events/series/series-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { lockOwn } from '#lib/listings/frame.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

/**
 * Cancels an occurrence, also with those after it or with all that are coming; moved ones are among them, and drafts go.
 * @param parts of a festival, which is of no series: what becomes of its organiser's own parts
 * @throws Refused `event_closed`, `event_parts_unsaid`
 */
export const cancelOccurrences = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ reason, scope, parts = null }: { reason: string; scope: Scope; parts?: PartFate | null },
): Promise<void> =>
	scope === 'one'
		? cancelEvent(db, actor, organisationSlug, slug, reason, parts)
		: endFrom(db, actor, organisationSlug, slug, { reason, scope });

/**
 * Throws a draft of a series away, also with those after it or with all that are coming.
 * @throws Refused as `deleteDraft`, `event_series_public` where one of them is public
 */
export const deleteOccurrences = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	scope: Scope,
): Promise<void> =>
	scope === 'one'
		? deleteDraft(db, actor, organisationSlug, slug)
		: endFrom(db, actor, organisationSlug, slug, { reason: null, scope });

const endFrom = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ reason, scope }: { reason: string | null; scope: Scope },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: series } = await lockOwn(trx, actor, organisationSlug, (held) =>
			queries.lockSeriesOf(held, slug),
		);
		const template = await queries.lockTemplate(trx, series.id);
		const { from, occurrences } = await reached(trx, series, slug, scope);
		if (reason === null && occurrences.some(isStillOn)) throw new Refused('event_series_public');
		await end(trx, actor, { series, template }, { from, occurrences, reason });
	});

/**
 * Ends a series: what is coming of it is cancelled or goes. One that nothing was held of goes itself.
 * @param slug the template's @returns whether it is still there
 * @throws Refused `event_series_reason` where something public is called off without one
 */
export const endSeries = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ reason }: { reason: string },
): Promise<boolean> =>
	acting(db, actor, async (trx) => {
		const held = await lockOwnSeries(trx, actor, organisationSlug, slug);
		const coming = await queries.firstComing(trx, held.series.id, now());
		const from = coming?.occurrenceOn ?? copenhagenDate(now());
		const occurrences = await queries.lockOccurrences(trx, held.series.id, from);
		if (!reason && occurrences.some(isStillOn)) throw new Refused('event_series_reason', 'reason');
		return end(trx, actor, held, { from, occurrences, reason });
	});

const isStillOn = ({ state, heldAt, startsAt }: queries.OnItsDay) =>
	heldAt === null && canBecome(state, 'cancelled') && startsAt > now();

async function end(
	trx: Transaction,
	actor: Actor,
	{ series, template }: { series: EventSeries; template: CityEvent },
	{
		from,
		occurrences,
		reason,
	}: { from: string; occurrences: readonly queries.OnItsDay[]; reason: string | null },
): Promise<boolean> {
	for (const event of occurrences.filter(isStillOn)) {
		const sequence = event.sequence + 1;
		await become(trx, actor, event, 'cancelled', reason);
		await withdrawOffers(trx, event.id);
		await updateEvent(trx, event.id, { sequence });
		await enqueue(trx, tellRegistered, { eventId: event.id, sequence });
		await record(trx, actor, 'event.cancelled', event);
	}
	const dropped = await queries.deleteDrafts(
		trx,
		occurrences.map(({ id }) => id),
	);
	await record(trx, actor, 'event.series_ended', template, { series: series.id, from, dropped });
	const left = await queries.hasBefore(trx, series.id, '9999-12-31');
	if (left) await queries.setRecurrence(trx, series.id, endedBefore(series, from));
	else await queries.deleteSeries(trx, series.id);
	return left;
}
