/** The place of a listing as the texts of its form, as a person would type them. */
import type { Place } from '#lib/listings/listing.ts';
import type { placeForm } from '#lib/listings/place-rules.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export type PlaceFormValues = FormValuesOf<{ entries: typeof placeForm }> & {
	readonly where: string;
	readonly onlineUrl: string;
};

export const placeValues = (place: Place & { onlineUrl?: string | null }): PlaceFormValues => ({
	where: place.siteId ? 'site' : place.onlineUrl && !place.address ? 'online' : 'other',
	site: String(place.siteId ?? ''),
	placeName: place.siteId ? '' : (place.placeName ?? ''),
	address: place.siteId ? '' : (place.address ?? ''),
	point: place.siteId || place.lat === null ? '' : `${place.lat}, ${place.lng}`,
	onlineUrl: place.onlineUrl ?? '',
});

/** A new one is at the organisation's own place, where it has one. */
export const emptyPlace = (sites: readonly { id: number }[]): Partial<PlaceFormValues> => ({
	where: sites.length ? 'site' : 'other',
	site: String(sites[0]?.id ?? ''),
});
