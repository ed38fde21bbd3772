/** Verbs of organisers: write, publish, change, postpone, cancel, copy. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { askChosen, chooseCoOrganisers } from '#lib/events/co-organisers/co-organisers.server.ts';
import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { coOrganisersOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { eventValues, type EventFormValues } from '#lib/events/writing/form-values.ts';
import { become } from '#lib/events/writing/become.server.ts';
import { draftLike } from '#lib/events/writing/draft-like.server.ts';
import { written } from '#lib/events/writing/written.server.ts';
import { askParts } from '#lib/events/parts/choosing.server.ts';
import { endParts } from '#lib/events/parts/ending.server.ts';
import { lockWithParts } from '#lib/events/parts/part-lock-queries.server.ts';
import type { PartFate } from '#lib/events/parts/part.ts';
import { refuseOutside } from '#lib/events/parts/staying.server.ts';
import { canBecome, isEditable, isMoved, isTemplate, type CityEvent } from '#lib/events/event.ts';
import type { EventInput } from '#lib/events/input.ts';
import { wordsOfQuestions } from '#lib/events/writing/question-fields.ts';
import { lockOwn, refuseUnapproved } from '#lib/listings/frame.server.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';
import { placed } from '#lib/listings/place.server.ts';
import * as queries from '#lib/events/queries.server.ts';
import { addException, lockSeriesOf } from '#lib/events/series/series-queries.server.ts';
import { flagLookAlikes, refuseLookAlikes } from '#lib/events/look-alikes/look-alikes.server.ts';
import { countSeats, endOffersWith, promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { withdrawOffers } from '#lib/events/registrations/registration-queries.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { addDays, dateOf } from '#lib/i18n/dates.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

export const workspacePath = (organisation: string, slug: string): string =>
	`/workspace/${organisation}/events/${slug}`;

/**
 * A new draft. The same submission key makes one. @returns its workspace path, in code form.
 * @throws Refused `listing_site_gone`, `commitment_not_servable`, `picture_gone`
 */
export async function createEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: EventInput,
): Promise<string> {
	const { organisationId } = membershipFor(actor, organisationSlug, 'edit');
	const inPlace = await placed(db, input);
	const slug = newSlug(input.title);
	const path = workspacePath(organisationSlug, slug);
	const create = async (trx: Transaction) => {
		const { fields, coOrganiserIds } = await written(trx, organisationId, inPlace);
		const createdBy = actor.person?.id ?? null;
		const { id } = await queries.insertEvent(trx, {
			...fields,
			slug,
			organisationId,
			createdBy,
			createdAt: now(),
		});
		if (coOrganiserIds.length > 0)
			await chooseCoOrganisers(trx, actor, { id, isPublic: false }, coOrganiserIds);
		await record(trx, actor, 'event.drafted', { id, organisationId });
		return path;
	};
	return actingOnce(db, actor, input.submission, create, path);
}

const lockEvent = (slug: string) => (trx: Transaction) => lockWithParts(trx, slug);
export const wordsOf = ({
	title,
	description,
	questions,
}: Pick<CityEvent, 'title' | 'description' | 'questions'>) => [
	title,
	description,
	...wordsOfQuestions(questions),
];

/** What the form would be filled from now. */
export async function storedValues(trx: Transaction, { id, slug }: CityEvent): Promise<EventFormValues> {
	const chosen = (await coOrganisersOf(trx, id)).filter(isChosen);
	return eventValues(
		found(await queries.findEvent(trx, slug)),
		chosen.map((one) => one.slug),
	);
}

/**
 * Changes an event. Once it is public, a new time or place is told to those who signed up; a postponed event with a
 * new time is on again, and an occurrence no longer follows its series.
 * @throws Refused `event_closed`, `event_rule_other_day`, `event_capacity_taken`, `wording_unread`, `event_ask_declined`, `event_ask_many`,
 * `edited_meanwhile`, `listing_links`, `listing_links_new`, what `refuseOutside` and creating throw
 */
export async function changeEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	input: EventInput,
	edited?: Edited | null,
): Promise<void> {
	const inPlace = await placed(db, input);
	await acting(db, actor, async (trx) => {
		const { organisation, listing: event } = await lockOwn(trx, actor, organisationSlug, lockEvent(slug));
		if (!isEditable(event)) throw new Refused('event_closed');
		if (edited) refuseEdited(edited, await storedValues(trx, event));
		// The series' rule counts from it.
		if (isTemplate(event) && dateOf(input.startsAt) !== dateOf(event.startsAt))
			throw new Refused('event_rule_other_day', 'startsOn');
		const isPublic = event.state !== 'draft';
		if (isPublic) {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(event));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		const { fields, coOrganiserIds } = await written(trx, organisation.id, inPlace, event);
		const { taken } = await countSeats(trx, event.id);
		if (fields.capacity !== null && fields.capacity < taken)
			throw new Refused('event_capacity_taken', 'capacity');
		await refuseOutside(trx, event, fields);
		const moved = isPublic && isMoved(event, fields);
		const at = now();
		if (moved) await queries.rememberKnown(trx, event);
		await queries.updateEvent(trx, event.id, {
			...fields,
			detached: event.occurrenceOn !== null,
			...(moved && { changedAt: at, sequence: event.sequence + 1 }),
		});
		await chooseCoOrganisers(trx, actor, { id: event.id, isPublic }, coOrganiserIds);
		if (event.state === 'postponed' && fields.startsAt.getTime() !== event.startsAt.getTime()) {
			await become(trx, actor, event, 'published', null);
		}
		if (moved) await enqueue(trx, tellRegistered, { eventId: event.id, sequence: event.sequence + 1 });
		if (isPublic) await flagLookAlikes(trx, { ...event, ...fields });
		if (moved) await endOffersWith(trx, { ...event, ...fields });
		await promoteWaiting(trx, event.id);
		await record(trx, actor, moved ? 'event.moved' : 'event.changed', event);
	});
}

/**
 * Puts a draft before the public, and asks those who were chosen to hold it too. Publishing again changes nothing.
 * @throws Refused `event_is_template`, `listing_not_approved`, `event_over`, `wording_unread`, `event_looks_alike`, `listing_links`,
 * `listing_links_new`, `listing_day_full`
 */
export const publishEvent = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ wordingRead, notTheSame = false }: { wordingRead: boolean; notTheSame?: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { organisation, listing: event } = await lockOwn(trx, actor, organisationSlug, lockEvent(slug));
		if (event.state === 'published') return;
		if (event.takenDownAt) throw new Refused('listing_taken_down');
		if (event.state !== 'draft' || !isEditable(event)) throw new Refused('event_closed');
		if (isTemplate(event)) throw new Refused('event_is_template');
		refuseUnapproved(organisation);
		if (event.endsAt <= now()) throw new Refused('event_over');
		refuseManyLinks(organisation, wordsOf(event));
		refuseUnreadWording(wordsOf(event), wordingRead);
		await refuseLookAlikes(trx, event, notTheSame);
		await refuseBeyondDay(trx, organisation);
		await become(trx, actor, event, 'published', null);
		await flagLookAlikes(trx, event);
		await askChosen(trx, actor, event.id);
		await askParts(trx, actor, { ...event, state: 'published' }, organisation.name);
		await record(trx, actor, 'event.published', event, { wordingRead });
	});

/** The caller holds the event and knows that it may. Those who signed up are told. */
async function callOff(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	{ state, reason }: { state: 'cancelled' | 'postponed'; reason: string | null },
): Promise<void> {
	await become(trx, actor, event, state, reason);
	await withdrawOffers(trx, event.id);
	await queries.updateEvent(trx, event.id, { sequence: event.sequence + 1 });
	await enqueue(trx, tellRegistered, { eventId: event.id, sequence: event.sequence + 1 });
	await record(trx, actor, `event.${state}`, event);
}

/**
 * Cancels an event and tells those who signed up.
 * @param parts of a festival: what becomes of its organiser's own parts
 * @throws Refused `event_closed`, `event_parts_unsaid`
 */
export const cancelEvent = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	reason: string,
	parts: PartFate | null = null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: event } = await lockOwn(trx, actor, organisationSlug, lockEvent(slug));
		if (event.state === 'cancelled') return;
		if (!canBecome(event.state, 'cancelled') || event.heldAt) throw new Refused('event_closed');
		const off = { state: 'cancelled', reason: reason || null } as const;
		await endParts(trx, event, parts, (part) => callOff(trx, actor, part, off));
		await callOff(trx, actor, event, off);
	});

/** Puts it off until a new date is known, and tells those who signed up. @throws Refused `event_closed` */
export const postponeEvent = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	reason: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: event } = await lockOwn(trx, actor, organisationSlug, lockEvent(slug));
		if (event.state === 'postponed') return;
		if (!canBecome(event.state, 'postponed') || event.heldAt) throw new Refused('event_closed');
		await callOff(trx, actor, event, { state: 'postponed', reason: reason || null });
	});

/** A draft like this one, a week later on the same hour; who holds it with others asks them anew. @returns its workspace path. */
export async function copyEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	submission?: string,
): Promise<string> {
	return actingOnce(db, actor, submission, async (trx) => {
		const { organisation, listing: event } = await lockOwn(trx, actor, organisationSlug, lockEvent(slug));
		if (event.takenDownAt) throw new Refused('listing_taken_down');
		const copy = await draftLike(trx, actor, event, addDays(event.startsAt, 7));
		const about = { id: copy.id, organisationId: organisation.id };
		await record(trx, actor, 'event.copied', about, { from: event.id });
		return workspacePath(organisation.slug, copy.slug);
	});
}

/**
 * Throws a draft away. The series of an occurrence has that day no longer, so that the job does not bring it back.
 * @throws Refused `event_is_template`, `listing_not_draft`
 */
export const deleteDraft = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { listing: event } = await lockOwn(trx, actor, organisationSlug, async (held) => {
			await lockSeriesOf(held, slug);
			return queries.lockEvent(held, slug);
		});
		if (event.state !== 'draft' || !isEditable(event)) throw new Refused('listing_not_draft');
		if (event.takenDownAt) throw new Refused('listing_taken_down');
		if (isTemplate(event)) throw new Refused('event_is_template');
		if (event.seriesId !== null && event.occurrenceOn !== null)
			await addException(trx, event.seriesId, event.occurrenceOn);
		await queries.deleteEvent(trx, event.id);
		await record(trx, actor, 'event.draft_deleted', event);
	});
