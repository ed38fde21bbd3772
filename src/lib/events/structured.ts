/** An event in the words of other formats: search engines' data and calendar files. */
import { publicOnlineUrl, seatsLeft, type CityEvent, type EventOnPage } from '#lib/events/event.ts';
import type { CalendarEntry } from '#lib/feeds/ics.ts';
import { eventLd, type JsonLd } from '#lib/feeds/json-ld.ts';
import { href } from '#lib/i18n/urls.ts';
import { categoryLabel, placeLabel } from '#lib/listings/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ProgrammePart } from '#lib/events/parts/programme-queries.server.ts';
import type { PartOf } from '#lib/events/rows.server.ts';
import type { Place } from '#lib/listings/listing.ts';
import { ldPlace, pointOrNull } from '#lib/listings/structured.ts';

const isSomewhere = ({ address, placeName }: Pick<Place, 'address' | 'placeName'>) =>
	Boolean(address ?? placeName);

interface Related {
	partOf: PartOf | null;
	parts: readonly ProgrammePart[];
}
const stateOf = ({ state }: Pick<CityEvent, 'state'>) =>
	state === 'cancelled' || state === 'postponed' ? state : 'scheduled';

/**
 * @param origin the site's address, such as https://blanddigibyen.kk.dk
 * @param related the festival it is a part of, and its own parts
 */
export function eventData(
	event: EventOnPage,
	origin: string,
	{ partOf, parts }: Related = { partOf: null, parts: [] },
): JsonLd {
	const urlOf = ({ slug }: { slug: string }) => origin + href(`/events/${slug}`);
	const left = seatsLeft(event);
	return eventLd({
		title: event.title,
		description: event.description,
		language: event.contentLocale,
		url: urlOf(event),
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		state: stateOf(event),
		place: isSomewhere(event) ? ldPlace(event) : null,
		onlineUrl: publicOnlineUrl(event),
		organisers: [event.organiser, ...event.coOrganisers].map(({ name, slug }) => ({
			name,
			url: origin + href(`/partners/${slug}`),
		})),
		priceKr: event.priceKr,
		languages: event.languages,
		keywords: event.categories.map(categoryLabel),
		seats: event.capacity !== null && left !== null ? { capacity: event.capacity, left } : null,
		image: event.picture ? `${origin}/images/${event.picture.key}` : null,
		partOf: partOf && { title: partOf.title, url: urlOf(partOf) },
		parts: parts.map((part) => ({
			title: part.title,
			url: urlOf(part),
			startsAt: part.startsAt,
			endsAt: part.endsAt,
			state: stateOf(part),
			place: isSomewhere(part) ? ldPlace({ ...part, siteId: null }) : null,
		})),
	});
}

const calendarStatus = {
	cancelled: 'cancelled',
	postponed: 'tentative',
	published: 'confirmed',
	draft: 'tentative',
} as const;

type Entry = CityEvent & { organiser: Pick<EventOnPage['organiser'], 'name' | 'state'> };

const uidOf = (id: number, origin: string) => `event-${id}@${new URL(origin).hostname}`;

/** @param onlineUrl also where it is told only to those who signed up, in what is theirs */
export const calendarEntry = (
	event: Entry,
	origin: string,
	onlineUrl: string | null = publicOnlineUrl(event),
	partOf: PartOf | null = null,
): CalendarEntry => ({
	uid: uidOf(event.id, origin),
	parent: partOf && uidOf(partOf.id, origin),
	sequence: event.sequence,
	title: event.title,
	organiser: event.organiser.name,
	description: event.description,
	url: origin + href(`/events/${event.slug}`),
	location: isSomewhere(event) ? placeLabel(event) : (onlineUrl ?? m.event_online()),
	point: pointOrNull(event),
	categories: event.categories.map(categoryLabel),
	status: event.takenDownAt
		? 'cancelled'
		: event.organiser.state === 'suspended' && event.state === 'published'
			? 'tentative'
			: calendarStatus[event.state],
	when: { start: event.startsAt, end: event.endsAt },
	createdAt: event.createdAt,
	changedAt: new Date(Math.max(event.stateChangedAt.getTime(), event.changedAt?.getTime() ?? 0)),
});
