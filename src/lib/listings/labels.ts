/** The words for the facts that listings share. */
import { districtName } from '#lib/geography/districts.ts';
import { inSentence, sentenceCase } from '#lib/i18n/dates.ts';
import type { Category, DanishLevel, Place } from '#lib/listings/listing.ts';
import { m } from '#lib/paraglide/messages.js';

const danish: Record<DanishLevel, () => string> = {
	none: m.event_danish_none,
	little: m.event_danish_little,
	good: m.event_danish_good,
	fluent: m.event_danish_fluent,
};

export const danishLabel = (level: DanishLevel): string => danish[level]();

const byCategory: Record<Category, () => string> = {
	food: m.category_food,
	sport: m.category_sport,
	language: m.category_language,
	children: m.category_children,
	work: m.category_work,
	culture: m.category_culture,
	nature: m.category_nature,
	company: m.category_company,
	advice: m.category_advice,
};

export const categoryLabel = (category: Category): string => byCategory[category]();

/** Mad, samvær. */
export const categoriesLabel = (named: readonly Category[]): string =>
	sentenceCase(named.map((category) => inSentence(categoryLabel(category))).join(', '));

/** Rentemestervej 62, Bispebjerg; the name of the place first where it has one. */
export function placeLabel({
	placeName,
	address,
	districtNr,
}: Pick<Place, 'placeName' | 'address' | 'districtNr'>): string {
	const district = districtNr ? districtName(districtNr) : null;
	const parts = [placeName, address].filter((part): part is string => Boolean(part));
	if (district && !parts.some((part) => part.includes(district))) parts.push(district);
	return parts.join(', ');
}

/** Where a map shows the way; null online. */
export function directionsUrl({ lat, lng, address }: Pick<Place, 'lat' | 'lng' | 'address'>): string | null {
	if (lat !== null && lng !== null) return `https://www.openstreetmap.org/directions?to=${lat}%2C${lng}`;
	return address ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}` : null;
}
