/** The place of a listing as the texts of its form, as a person would type them. */
import type { Place } from '#lib/listings/listing.ts';

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

/** A new one is at the organisation's own place, where it has one. */
export const emptyPlace = (sites: readonly { id: number }[]): FormValues => ({
	where: sites.length ? 'site' : 'other',
	site: String(sites[0]?.id ?? ''),
});
