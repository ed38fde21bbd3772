/** An event as the texts of its form, as a person would type them. */
import { keptByUs, type EventOnPage, type Place } from '#lib/events/event.ts';
import { copenhagenDate, formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import { without } from '#lib/platform/keys.ts';

export type FormValues = Record<string, string | string[] | undefined>;

export const textOf = (values: FormValues, name: string): string => {
	const value = values[name];
	return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};
export const listOf = (values: FormValues, name: string): string[] => {
	const value = values[name];
	return Array.isArray(value) ? value : value ? [value] : [];
};

export const placeValues = (place: Place & { onlineUrl?: string | null }): FormValues => ({
	where: place.siteId ? 'site' : place.onlineUrl && !place.address ? 'online' : 'other',
	site: String(place.siteId ?? ''),
	placeName: place.siteId ? '' : (place.placeName ?? ''),
	address: place.siteId ? '' : (place.address ?? ''),
	point: place.siteId || place.lat === null ? '' : `${place.lat}, ${place.lng}`,
	onlineUrl: place.onlineUrl ?? '',
});

/** What a new form begins with: at the organisation's own place, in Danish, sign-up here. */
export const emptyPlace = (sites: readonly { id: number }[]): FormValues => ({
	where: sites.length ? 'site' : 'other',
	site: String(sites[0]?.id ?? ''),
});
export const emptyEvent = (sites: readonly { id: number }[]): FormValues => ({
	...emptyPlace(sites),
	contentLocale: 'da',
	languages: ['da'],
	priceKr: '0',
	signUp: 'here',
});

/** As it is typed: a tick, the parts of a list, nothing for what is not there. */
const typed = (value: unknown): string | string[] => {
	if (Array.isArray(value)) return value.map(String);
	if (typeof value === 'boolean') return value ? 'on' : '';
	return value === null || value === undefined ? '' : String(value);
};

/** What the form does not ask for under its column's name. */
const besides = [
	...keptByUs,
	...(['startsAt', 'endsAt', 'siteId', 'lat', 'lng', 'districtNr', 'commitmentId', 'imageId'] as const),
	...(['organiser', 'coOrganisers', 'picture', 'taken', 'waiting'] as const),
];

/** @param coOrganisers the slugs of those who are ticked */
export function eventValues(event: EventOnPage, coOrganisers: readonly string[]): FormValues {
	const sameDay = copenhagenDate(event.startsAt) === copenhagenDate(event.endsAt);
	const columns = Object.entries(without(event, besides));
	return {
		...Object.fromEntries(columns.map(([name, value]) => [name, typed(value)])),
		...placeValues(event),
		startsOn: formatShortDate(event.startsAt),
		startsTime: formatTime(event.startsAt),
		endsOn: sameDay ? '' : formatShortDate(event.endsAt),
		endsTime: formatTime(event.endsAt),
		commitment: String(event.commitmentId ?? ''),
		coOrganisers: [...coOrganisers],
		imageKey: event.picture?.key ?? '',
	};
}
