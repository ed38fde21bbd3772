/** An event as the texts of its form, as a person would type them. */
import type { EventOnPage } from '#lib/events/event.ts';
import { copenhagenDate, formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import { emptyPlace, placeValues, type FormValues } from '#lib/listings/form-values.ts';

/** What a new form begins with: at the organisation's own place, in Danish, sign-up here. */
export const emptyEvent = (sites: readonly { id: number }[]): FormValues => ({
	...emptyPlace(sites),
	contentLocale: 'da',
	languages: ['da'],
	priceKr: '0',
	signUp: 'here',
});

/** @param coOrganisers the slugs of those who are ticked */
export function eventValues(event: EventOnPage, coOrganisers: readonly string[]): FormValues {
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
		childFriendly: event.childFriendly ? 'on' : '',
		signUp: event.signUp,
		signUpUrl: event.signUpUrl ?? '',
		capacity: event.capacity === null ? '' : String(event.capacity),
		focusArea: event.focusArea ?? '',
		commitment: String(event.commitmentId ?? ''),
		coOrganisers: [...coOrganisers],
		imageKey: event.picture?.key ?? '',
		imageAlt: event.imageAlt ?? '',
	};
}
