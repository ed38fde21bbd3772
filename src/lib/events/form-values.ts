/** An event as the texts of its form, as a person would type them. */
import type { EventOnPage, Place } from '#lib/events/event.ts';
import type { placeEntries } from '#lib/events/fields.ts';
import type { eventInput } from '#lib/events/input.ts';
import { copenhagenDate, formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import type { FormValuesOf } from '#lib/platform/form-answer.ts';

/** What an event's form must be given; the tick that takes the picture away and that for its wording begin empty. */
export type EventFormValues = FormValuesOf<typeof eventInput, 'removeImage' | 'wordingRead'>;
export type PlaceFormValues = FormValuesOf<{ entries: typeof placeEntries }> & { readonly onlineUrl: string };

export const placeValues = (place: Place & { onlineUrl?: string | null }): PlaceFormValues => ({
	where: place.siteId ? 'site' : place.onlineUrl && !place.address ? 'online' : 'other',
	site: String(place.siteId ?? ''),
	placeName: place.siteId ? '' : (place.placeName ?? ''),
	address: place.siteId ? '' : (place.address ?? ''),
	point: place.siteId || place.lat === null ? '' : `${place.lat}, ${place.lng}`,
	onlineUrl: place.onlineUrl ?? '',
});

/** What a new form begins with: at the organisation's own place, in Danish, sign-up here. */
export const emptyPlace = (sites: readonly { id: number }[]): Partial<PlaceFormValues> => ({
	where: sites.length ? 'site' : 'other',
	site: String(sites[0]?.id ?? ''),
});
export const emptyEvent = (sites: readonly { id: number }[]): Partial<EventFormValues> => ({
	...emptyPlace(sites),
	contentLocale: 'da',
	languages: ['da'],
	priceKr: '0',
	signUp: 'here',
});

/** @param coOrganisers the slugs of those who are ticked */
export function eventValues(event: EventOnPage, coOrganisers: readonly string[]): EventFormValues {
	const sameDay = copenhagenDate(event.startsAt) === copenhagenDate(event.endsAt);
	return {
		...placeValues(event),
		title: event.title,
		description: event.description,
		contentLocale: event.contentLocale,
		startsOn: formatShortDate(event.startsAt),
		startsTime: formatTime(event.startsAt),
		endsOn: sameDay ? '' : formatShortDate(event.endsAt),
		endsTime: formatTime(event.endsAt),
		languages: event.languages,
		danishLevel: event.danishLevel,
		priceKr: String(event.priceKr),
		accessibility: event.accessibility,
		childFriendly: event.childFriendly,
		signUp: event.signUp,
		signUpUrl: event.signUpUrl ?? '',
		capacity: event.capacity === null ? '' : String(event.capacity),
		focusArea: event.focusArea ?? '',
		commitment: String(event.commitmentId ?? ''),
		coOrganisers,
		imageKey: event.picture?.key ?? '',
		imageAlt: event.imageAlt ?? '',
	};
}
