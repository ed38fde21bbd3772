/** What other rooms and pages ask about events. Nothing here writes. */
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { eventShown } from '#lib/events/access.ts';
import { publicOnlineUrl, type EventOnPage } from '#lib/events/event.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
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

/**
 * An event on its own page with the commitment it serves; drafts only for members. Of who is not shown, what is off or on
 * hold is said by its title, time and place alone (`noticeOnly`), and nothing of the rest. @throws 404
 */
export async function eventPage(db: Database, actor: Actor, slug: string) {
	// One that is not there is not kept: anybody can ask for any name.
	const event = await figure(`event ${slug}`, async () =>
		found(await readingOnly(rowsOfEvent, () => findEvent(db, slug))),
	);
	const shown = eventShown(actor, event, now());
	if (shown === 'nothing') notFound();
	if (shown === 'notice') return { event: withoutWords(event), serves: null, noticeOnly: true };
	const serves = event.commitmentId ? await commitmentSummary(db, event.commitmentId) : undefined;
	return {
		event: { ...event, onlineUrl: publicOnlineUrl(event) },
		serves: serves ?? null,
		noticeOnly: false,
	};
}

const withoutWords = (event: EventOnPage): EventOnPage => ({
	...event,
	description: '',
	onlineUrl: null,
	signUp: 'none',
	signUpUrl: null,
	capacity: null,
	picture: null,
	imageAlt: null,
	coOrganisers: [],
});

/** An organisation's event in its own workspace. @throws 404 when it is another's */
export async function ownEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'registrations' | 'report' | 'edit',
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
	eventsAtStake,
	eventShowsPicture,
	eventsServing,
	eventsToReport,
	nextEventsOf,
	upcomingEventsOf,
	type EventAtStake,
	type EventInList,
	type NextEvent,
} from '#lib/events/list-queries.server.ts';
export { correctionsOf, ownEvents, slugOfEvent } from '#lib/events/queries.server.ts';
