/** The words for an event's facts. */
import type { AccessKey, DanishLevel, EventStanding } from '#lib/events/event.ts';
import { districtName } from '#lib/geography/districts.ts';
import type { Place } from '#lib/events/event.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { formatKroner } from '#lib/i18n/numbers.ts';
import { sentenceCase } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const access: Record<AccessKey, () => string> = {
	step_free: m.event_access_step_free,
	lift: m.event_access_lift,
	accessible_toilet: m.event_access_accessible_toilet,
	hearing_loop: m.event_access_hearing_loop,
	sign_language: m.event_access_sign_language,
	interpreter: m.event_access_interpreter,
	quiet_space: m.event_access_quiet_space,
	companion: m.event_access_companion,
};
const danish: Record<DanishLevel, () => string> = {
	none: m.event_danish_none,
	little: m.event_danish_little,
	good: m.event_danish_good,
	fluent: m.event_danish_fluent,
};
const standings: Record<EventStanding, () => string> = {
	draft: m.event_state_draft,
	upcoming: m.event_state_upcoming,
	running: m.event_state_running,
	past: m.event_state_past,
	cancelled: m.event_state_cancelled,
	postponed: m.event_state_postponed,
};

export const accessLabel = (key: AccessKey): string => access[key]();
export const danishLabel = (level: DanishLevel): string => danish[level]();
export const standingLabel = (standing: EventStanding): string => standings[standing]();

export const priceLabel = (priceKr: number): string =>
	priceKr === 0 ? m.event_free() : formatKroner(priceKr);

/** Dansk, engelsk */
export const languagesLabel = (codes: readonly string[]): string =>
	sentenceCase(codes.map((code) => languageName(code)).join(', '));

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
