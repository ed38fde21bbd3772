/** An occurrence is changed together with those after it, or with all that are coming. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { coOrganisersOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { chooseCoOrganisers } from '#lib/events/co-organisers/co-organisers.server.ts';
import { isEditable, isMoved, onDay, type CityEvent } from '#lib/events/event.ts';
import { changeEvent, storedValues, wordsOf } from '#lib/events/events.server.ts';
import type { EventInput } from '#lib/events/input.ts';
import * as events from '#lib/events/queries.server.ts';
import { refuseOutside } from '#lib/events/parts/staying.server.ts';
import { record } from '#lib/events/record.server.ts';
import { countSeats, endOffersWith, promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { become } from '#lib/events/writing/become.server.ts';
import { draftLike } from '#lib/events/writing/draft-like.server.ts';
import { written } from '#lib/events/writing/written.server.ts';
import { daysOf } from '#lib/events/series/rules/days.server.ts';
import { continuedFrom, endedBefore, movedBy, type Moved } from '#lib/events/series/moving.server.ts';
import { makeOccurrencesOf } from '#lib/events/series/occurrences.server.ts';
import { timesChanged, whatChanged } from '#lib/events/series/scope.ts';
import { takenAway, type EventSeries, type Scope } from '#lib/events/series/series.ts';
import * as queries from '#lib/events/series/series-queries.server.ts';
import { addDays, copenhagenDate, daysBetween } from '#lib/i18n/copenhagen.ts';
import { lockOwn } from '#lib/listings/frame.server.ts';
import { placed } from '#lib/listings/place.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { refuseManyLinks } from '#lib/listings/limits.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** What a change of "this and later" made: the last day that the old series may have, and the new one's first. */
export interface Split {
	before: string;
	from: string;
}

export interface Reach {
	scope: Scope;
	/** Those that were changed by hand follow their series again. */
	alsoDetached: boolean;
}

/** What is done to each, worked out once from the one that was edited. */
interface Change {
	fields: Partial<events.EventFields>;
	/** The times that all get; null where they keep their own. */
	times: Pick<CityEvent, 'startsAt' | 'endsAt'> | null;
	daysLater: number;
	/** Who holds it too; null where that was not changed. */
	coOrganiserIds: number[] | null;
}

/**
 * Changes an occurrence as `changeEvent` does, and as far as `scope` reaches the others that are coming: what was changed in
 * the form is changed in them, the days of all move as far as this one's. Those that were changed by hand keep what they
 * are, and their place in the series. "Later" makes a series of its own of this one and those after it.
 * @returns what became of the series, where it is two now
 * @throws Refused as `changeEvent`, `event_series_fixed` where nobody can say which days the rule then means, and
 * `event_series_past` where one would be over before it is held
 */
export async function changeOccurrences(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	input: EventInput,
	{ scope, alsoDetached }: Reach,
	edited?: Edited | null,
): Promise<Split | null> {
	if (scope === 'one') {
		await changeEvent(db, actor, organisationSlug, slug, input, edited);
		return null;
	}
	const inPlace = await placed(db, input);
	return acting(db, actor, async (trx) => {
		const { organisation, listing: series } = await lockOwn(trx, actor, organisationSlug, (held) =>
			queries.lockSeriesOf(held, slug),
		);
		const template = await queries.lockTemplate(trx, series.id);
		const { from, occurrences, event } = await reached(trx, series, slug, scope);
		if (edited) refuseEdited(edited, await storedValues(trx, event));
		const { fields, coOrganiserIds } = await written(trx, organisation.id, inPlace, event);
		if (occurrences.some(({ state }) => state !== 'draft') || series.publishes) {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(event));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		const change = await changeOf(trx, event, { fields, coOrganiserIds });
		const first = copenhagenDate(template.startsAt);
		const moved = movedBy(continuedFrom({ recurrence: series, first }, from), change.daysLater);
		if (!moved) throw new Refused('event_series_fixed', 'startsOn');
		const splits = scope === 'later' && (await queries.hasBefore(trx, series.id, from));
		const goesOn = splits
			? await split(trx, actor, { series, template, from, moved })
			: { seriesId: series.id, template };
		await queries.setRecurrence(trx, goesOn.seriesId, moved.recurrence);
		const ofTemplate = changed(goesOn.template, { ...change, day: moved.first });
		await events.updateEvent(trx, goesOn.template.id, ofTemplate);
		await chosen(trx, actor, goesOn.template, change);
		await moveDays(trx, goesOn.seriesId, occurrences, moved);
		for (const one of occurrences) {
			const day = moved.dayFor(one.occurrenceOn);
			const next = fieldsFor(one, { event, fields, change, day, alsoDetached, like: ofTemplate });
			if (next) await rewrite(trx, actor, one, { ...next, change });
		}
		await dropHolidays(trx, goesOn.seriesId, { moved, except: event.id });
		const about = { id: event.id, organisationId: organisation.id };
		await record(trx, actor, splits ? 'event.series_split' : 'event.series_changed', about, {
			series: goesOn.seriesId,
			from,
		});
		await enqueue(trx, makeOccurrencesOf, { seriesId: goesOn.seriesId });
		return splits ? { before: addDays(from, -1), from: moved.first } : null;
	});
}

/** The occurrences that a change reaches, held, and the one that was pressed. */
export async function reached(trx: Transaction, series: EventSeries, slug: string, scope: Scope) {
	const pressed = found(await events.findEvent(trx, slug));
	if (pressed.occurrenceOn === null) notFound();
	const coming = await queries.firstComing(trx, series.id, now());
	const earliest =
		coming && coming.occurrenceOn < pressed.occurrenceOn ? coming.occurrenceOn : pressed.occurrenceOn;
	const from = scope === 'all' ? earliest : pressed.occurrenceOn;
	const occurrences = await queries.lockOccurrences(trx, series.id, from);
	const event = found(occurrences.find((one) => one.slug === slug));
	if (!isEditable(event)) throw new Refused('event_closed');
	return { from, occurrences, event };
}

async function changeOf(
	trx: Transaction,
	event: queries.OnItsDay,
	{ fields, coOrganiserIds }: { fields: events.EventFields; coOrganiserIds: number[] },
): Promise<Change> {
	const before = (await coOrganisersOf(trx, event.id)).filter(isChosen).map(({ id }) => id);
	const sameHolders = new Set(before).symmetricDifference(new Set(coOrganiserIds)).size === 0;
	const dayChanged = copenhagenDate(event.startsAt) !== copenhagenDate(fields.startsAt);
	return {
		fields: whatChanged(event, fields),
		times: timesChanged(event, fields) ? fields : null,
		daysLater: dayChanged ? daysBetween(event.occurrenceOn, fields.startsAt) : 0,
		coOrganiserIds: sameHolders ? null : coOrganiserIds,
	};
}

/** The old series ends before the day, and a new one like it begins there. */
async function split(
	trx: Transaction,
	actor: Actor,
	{ series, template, from, moved }: { series: EventSeries; template: CityEvent; from: string; moved: Moved },
) {
	await queries.setRecurrence(trx, series.id, endedBefore(series, from));
	const { id: seriesId } = await queries.insertSeries(trx, series.organisationId, moved.recurrence, {
		createdAt: now(),
		publishes: series.publishes,
	});
	const { slug } = await draftLike(trx, actor, template, moved.first, { seriesId, occurrenceOn: null });
	return { seriesId, template: found(await events.lockEvent(trx, slug)) };
}

const changed = (
	one: CityEvent,
	{ fields, times, day }: Pick<Change, 'fields' | 'times'> & { day: string },
): events.EventFields => ({ ...events.fieldsOf(one), ...fields, ...onDay(times ?? one, day) });

async function moveDays(
	trx: Transaction,
	seriesId: number,
	occurrences: readonly queries.OnItsDay[],
	{ dayFor }: Moved,
): Promise<void> {
	const days = occurrences.map(({ id, occurrenceOn }) => ({ id, day: dayFor(occurrenceOn) }));
	if (new Set(days.map(({ day }) => day)).size < days.length)
		throw new Refused('event_series_fixed', 'startsOn');
	await queries.renumber(trx, seriesId, days);
}

/** What an occurrence says afterwards; null where it stays as it is. */
function fieldsFor(
	one: queries.OnItsDay,
	about: {
		event: CityEvent;
		fields: events.EventFields;
		change: Change;
		day: string;
		alsoDetached: boolean;
		like: events.EventFields;
	},
): { fields: events.EventFields; detached: boolean } | null {
	const { event, fields, change, day, alsoDetached, like } = about;
	if (one.id === event.id) return { fields, detached: one.detached && !alsoDetached };
	if (!isEditable(one) || one.startsAt <= now() || (one.detached && !alsoDetached)) return null;
	const next = one.detached ? { ...like, ...onDay(like, day) } : changed(one, { ...change, day });
	// What is postponed waits for a date of its own.
	const { startsAt, endsAt } = one.state === 'postponed' ? one : next;
	return { fields: { ...next, startsAt, endsAt }, detached: false };
}

async function rewrite(
	trx: Transaction,
	actor: Actor,
	one: CityEvent,
	{ fields, detached, change }: { fields: events.EventFields; detached: boolean; change: Change },
): Promise<void> {
	const at = now();
	if (fields.startsAt.getTime() !== one.startsAt.getTime() && fields.endsAt <= at)
		throw new Refused('event_series_past', 'startsOn');
	const { taken } = await countSeats(trx, one.id);
	if (fields.capacity !== null && fields.capacity < taken)
		throw new Refused('event_capacity_taken', 'capacity');
	await refuseOutside(trx, one, fields);
	const isPublic = one.state !== 'draft';
	const sequence = one.sequence + 1;
	const moved = isPublic && isMoved(one, fields);
	if (moved) await events.rememberKnown(trx, one);
	await events.updateEvent(trx, one.id, { ...fields, detached, ...(moved && { changedAt: at, sequence }) });
	await chosen(trx, actor, one, change);
	if (one.state === 'postponed' && fields.startsAt.getTime() !== one.startsAt.getTime())
		await become(trx, actor, one, 'published', null);
	if (moved) {
		await enqueue(trx, tellRegistered, { eventId: one.id, sequence });
		await endOffersWith(trx, { ...one, ...fields });
	}
	if (isPublic) await promoteWaiting(trx, one.id);
	if (isPublic) await record(trx, actor, moved ? 'event.moved' : 'event.changed', one);
}

async function chosen(trx: Transaction, actor: Actor, { id, state }: CityEvent, { coOrganiserIds }: Change) {
	if (coOrganiserIds)
		await chooseCoOrganisers(trx, actor, { id, isPublic: state !== 'draft' }, coOrganiserIds);
}

/** Drafts that came to lie on a day the series leaves out. */
async function dropHolidays(
	trx: Transaction,
	seriesId: number,
	{ moved, except }: { moved: Moved; except: number },
): Promise<void> {
	const coming = await queries.occurrencesFrom(trx, seriesId, moved.first);
	const to = coming.at(-1)?.occurrenceOn ?? moved.first;
	const gone = takenAway(daysOf(moved.recurrence, moved.first, { from: moved.first, to }), coming);
	await queries.deleteUntouched(
		trx,
		gone.map(({ id }) => id).filter((id) => id !== except),
	);
}
