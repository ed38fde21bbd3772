/** What other rooms and pages ask about events. Nothing here writes. */
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { maySeeEvent } from '#lib/events/access.ts';
import type { EventOnPage } from '#lib/events/event.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const rowsOfEvent = (event: EventOnPage | undefined): Rows =>
	event
		? {
				event: { id: event.id },
				eventOrganiser: { eventId: event.id },
				registration: { eventId: event.id },
				image: { id: event.imageId ?? [] },
			}
		: {};

/** An event on its own page with the commitment it serves; drafts only for members, nothing of who is not shown. @throws 404 */
export async function eventPage(db: Database, actor: Actor, slug: string) {
	const event = found(await readingOnly(rowsOfEvent, () => findEvent(db, slug)));
	if (!maySeeEvent(actor, event)) notFound();
	const serves = event.commitmentId ? await commitmentSummary(db, event.commitmentId) : undefined;
	return { event, serves: serves ?? null };
}

/** An organisation's event in its own workspace. @throws 404 when it is another's */
export async function ownEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'report' | 'edit',
): Promise<{ organisation: Awaited<ReturnType<typeof organisationFor>>; event: EventOnPage }> {
	const organisation = await organisationFor(db, actor, organisationSlug, ability);
	const event = found(await findEvent(db, slug));
	return event.organisationId === organisation.id ? { organisation, event } : notFound();
}

export {
	countAsks,
	coOrganisersOf,
	sharedEventsOf,
} from '#lib/events/co-organisers/co-organiser-queries.server.ts';
export {
	eventShowsPicture,
	eventsServing,
	eventsToReport,
	nextEventsOf,
	upcomingEventsOf,
	type EventInList,
	type NextEvent,
} from '#lib/events/list-queries.server.ts';
export { ownEvents } from '#lib/events/queries.server.ts';
