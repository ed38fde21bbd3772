/** An event in the words of other formats: search engines' data and calendar files. */
import { publicOnlineUrl, seatsLeft, type CityEvent, type EventOnPage } from '#lib/events/event.ts';
import type { CalendarEntry } from '#lib/feeds/ics.ts';
import { eventLd, type JsonLd } from '#lib/feeds/json-ld.ts';
import { href } from '#lib/i18n/urls.ts';
import { categoryLabel, placeLabel } from '#lib/listings/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Place } from '#lib/listings/listing.ts';
import { ldPlace, pointOrNull } from '#lib/listings/structured.ts';

const isSomewhere = ({ address, placeName }: Place) => Boolean(address ?? placeName);

/** @param origin the site's address, such as https://blanddigibyen.kk.dk */
export function eventData(event: EventOnPage, origin: string): JsonLd {
	const left = seatsLeft(event);
	return eventLd({
		title: event.title,
		description: event.description,
		language: event.contentLocale,
		url: origin + href(`/events/${event.slug}`),
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		state: event.state === 'cancelled' || event.state === 'postponed' ? event.state : 'scheduled',
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
	});
}

const calendarStatus = {
	cancelled: 'cancelled',
	postponed: 'tentative',
	published: 'confirmed',
	draft: 'tentative',
} as const;

type Entry = CityEvent & { organiser: Pick<EventOnPage['organiser'], 'name' | 'state'> };

/** @param onlineUrl also where it is told only to those who signed up, in what is theirs */
export const calendarEntry = (
	event: Entry,
	origin: string,
	onlineUrl: string | null = publicOnlineUrl(event),
): CalendarEntry => ({
	uid: `event-${event.id}@${new URL(origin).hostname}`,
	sequence: event.sequence,
	title: event.title,
	organiser: event.organiser.name,
	description: event.description,
	url: origin + href(`/events/${event.slug}`),
	location: isSomewhere(event) ? placeLabel(event) : (onlineUrl ?? m.event_online()),
	point: pointOrNull(event),
	categories: event.categories.map(categoryLabel),
	status:
		event.organiser.state === 'suspended' && event.state === 'published'
			? 'tentative'
			: calendarStatus[event.state],
	when: { start: event.startsAt, end: event.endsAt },
	createdAt: event.createdAt,
	changedAt: new Date(Math.max(event.stateChangedAt.getTime(), event.changedAt?.getTime() ?? 0)),
});
