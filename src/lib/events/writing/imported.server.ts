/** Verbs of an import: an event that another calendar holds is made, follows it, and is called off. The caller has checked the actor. */
import type { Actor } from '#lib/accounts/actor.ts';
import { isEditable, isMoved, canBecome, type CityEvent } from '#lib/events/event.ts';
import { endParts } from '#lib/events/parts/ending.server.ts';
import { releaseOutside } from '#lib/events/parts/staying.server.ts';
import * as queries from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { flagLookAlikes } from '#lib/events/look-alikes/look-alikes.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { aFamily } from '#lib/events/rules.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { countPublished } from '#lib/listings/limits.server.ts';
import type { DanishLevel, Place } from '#lib/listings/listing.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

/** What a calendar says of an event. */
export interface Imported extends Place {
	title: string;
	description: string;
	startsAt: Date;
	endsAt: Date;
	onlineUrl: string | null;
	priceKr: number;
}

const unsaid = {
	contentLocale: 'da',
	languages: ['da'],
	accessibility: [],
	childFriendly: false,
	capacity: null,
	mostPeople: aFamily,
	asksNames: false,
	questions: [],
	signUp: 'none',
	signUpUrl: null,
	categories: [],
	focusArea: null,
	imageId: null,
	imageAlt: null,
	commitmentId: null,
} satisfies Partial<queries.EventFields>;

/** @param publishes it goes before the public at once, unless the day is full (decision 0075); else it is a draft */
export async function createImported(
	trx: Transaction,
	actor: Actor,
	organisationId: number,
	imported: Imported,
	{ danishLevel, publishes }: { danishLevel: DanishLevel; publishes: boolean },
): Promise<number> {
	const at = now();
	const { id } = await queries.insertEvent(trx, {
		...unsaid,
		...imported,
		danishLevel,
		slug: newSlug(imported.title),
		organisationId,
		createdBy: personOf(actor),
		createdAt: at,
	});
	const about = { id, organisationId };
	await record(trx, actor, 'event.drafted', about, { imported: true });
	if (!publishes || !(await countPublished(trx, organisationId, 'imported'))) return id;
	const personId = personOf(actor);
	await queries.setState(trx, id, { state: 'published', at, personId, reason: null, publishedAt: at });
	await flagLookAlikes(trx, { ...imported, id });
	await record(trx, actor, 'event.published', about, { imported: true });
	return id;
}

export const lockImported = (trx: Transaction, id: number): Promise<CityEvent | undefined> =>
	queries.lockEventById(trx, id);

/** Follows the calendar; whoever signed up is told of a new time or place. What is cancelled or held stays as it is. */
export async function changeImported(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	changes: Partial<Imported>,
): Promise<void> {
	if (!isEditable(event)) return;
	const next = { ...event, ...changes };
	await releaseOutside(trx, actor, event, next);
	const moved = event.state !== 'draft' && isMoved(event, next);
	const sequence = event.sequence + 1;
	await queries.updateEvent(trx, event.id, { ...changes, ...(moved && { changedAt: now(), sequence }) });
	if (moved) await enqueue(trx, tellRegistered, { eventId: event.id, sequence });
	if (event.state === 'published') await flagLookAlikes(trx, { ...event, ...changes });
	await record(trx, actor, moved ? 'event.moved' : 'event.changed', event, { imported: true });
}

/** What its calendar calls off is off here as well; a draft is thrown away. */
export async function cancelImported(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	reason: string,
): Promise<void> {
	if (event.state === 'draft') {
		await queries.deleteEvent(trx, event.id);
		return record(trx, actor, 'event.draft_deleted', event, { imported: true });
	}
	if (!canBecome(event.state, 'cancelled') || event.heldAt) return;
	await endParts(trx, event, 'keep', () => Promise.resolve());
	const sequence = event.sequence + 1;
	await queries.setState(trx, event.id, { state: 'cancelled', at: now(), personId: personOf(actor), reason });
	await queries.updateEvent(trx, event.id, { sequence });
	await enqueue(trx, tellRegistered, { eventId: event.id, sequence });
	await record(trx, actor, 'event.cancelled', event, { imported: true });
}
