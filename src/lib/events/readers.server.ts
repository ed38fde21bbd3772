/** What other rooms and pages ask about events. Nothing here writes. */
import { redirect } from '@sveltejs/kit';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { eventShown, mayEditEvent } from '#lib/events/access.ts';
import { eventStanding, isAhead, publicOnlineUrl, type EventOnPage } from '#lib/events/event.ts';
import type { Alike } from '#lib/events/look-alikes/look-alike-queries.server.ts';
import { lookAlikes, lookAlikesOfAll } from '#lib/events/look-alikes/finding.server.ts';
import { findEvent, slugOfEvent } from '#lib/events/queries.server.ts';
import { festivalOf, programmeOf } from '#lib/events/parts/readers.server.ts';
import { datesBeside, type EventDate } from '#lib/events/series/series-list-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found, gone, notFound } from '#lib/platform/errors.ts';

const rowsOfEvent = (event: EventOnPage | undefined): Rows =>
	event
		? {
				event: { id: event.id },
				eventOrganiser: { eventId: event.id },
				registration: { eventId: event.id },
				image: { id: event.imageId ?? [] },
			}
		: {};

/** Whoever comes by an old address goes on to where the event is now. @param rest of the address, after the event's slug */
export async function followMerge(db: Database, slug: string, rest = ''): Promise<void> {
	const event = await findEvent(db, slug);
	if (event?.mergedIntoId)
		redirect(301, href(`/events/${found(await slugOfEvent(db, event.mergedIntoId))}${rest}`));
}

/**
 * An event on its own page with the commitment it serves; drafts only for members. Of who is not shown, what is off or on
 * hold is said by its title, time and place alone (`noticeOnly`), and nothing of the rest.
 * @param after where a festival's programme goes on @throws 404
 */
export async function eventPage(
	db: Database,
	actor: Actor,
	slug: string,
	{
		rest = '',
		evenDown = false,
		after = null,
	}: { rest?: string; evenDown?: boolean; after?: string | null } = {},
) {
	const none = { serves: null, noticeOnly: true, otherDates: [], programme: null, partOf: null };
	// One that is not there is not kept: anybody can ask for any name.
	const event = await figure(`event ${slug}`, async () =>
		found(await readingOnly(rowsOfEvent, () => findEvent(db, slug))),
	);
	if (event.mergedIntoId) await followMerge(db, slug, rest);
	if (event.takenDownReason && evenDown) return { event: withoutWords(event), ...none };
	if (event.takenDownReason) gone(event.takenDownReason);
	const shown = eventShown(actor, event, now());
	if (shown === 'nothing') notFound();
	if (shown === 'notice') return { event: withoutWords(event), ...none };
	const serves = event.commitmentId ? await commitmentSummary(db, event.commitmentId) : undefined;
	return {
		event: { ...event, onlineUrl: publicOnlineUrl(event) },
		serves: serves ?? null,
		noticeOnly: false,
		otherDates: await otherDatesOf(db, event),
		programme: await programmeOf(db, event, after),
		partOf: await festivalOf(db, event),
	};
}

/** The next dates of its series beside this one, of those that the public sees. */
function otherDatesOf(db: Database, { id, seriesId }: EventOnPage): Promise<EventDate[]> {
	if (seriesId === null) return Promise.resolve([]);
	return figure(`dates of series ${seriesId} beside ${id} ${copenhagenDate(now())}`, () =>
		readingOnly(
			() => ({ event: { seriesId } }),
			() => datesBeside(db, { id, seriesId }, now()),
		),
	);
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

/** What may be the same event: for a draft whatever is public, for a public event the organisation's own. */
export async function alikeFor(db: Database, actor: Actor, event: EventOnPage): Promise<Alike[]> {
	const asks = eventStanding(event, now()) === 'draft';
	if (!mayEditEvent(actor, event) || !(asks || isAhead(event, now()))) return [];
	const alike = await lookAlikes(db, event);
	return asks ? alike : alike.filter((other) => mayEditEvent(actor, other));
}

export {
	countAsks,
	coOrganisersOf,
	sharedEventsOf,
} from '#lib/events/co-organisers/co-organiser-queries.server.ts';
export { lookAlikes, lookAlikesOfAll, type Alike };
export {
	openPairs,
	pairsSaidDifferent,
	publicAmong,
	type Pair,
	type PairedEvent,
} from '#lib/events/look-alikes/look-alike-queries.server.ts';
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
export { correctionsOf, eventsAmong, ownEvents, slugOfEvent } from '#lib/events/queries.server.ts';
export { signUpsOf } from '#lib/events/registrations/by-email-queries.server.ts';
