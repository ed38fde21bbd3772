/** The words for an event's facts. */
import { eventStanding, type AccessKey, type CityEvent, type EventStanding } from '#lib/events/event.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { formatKroner } from '#lib/i18n/numbers.ts';
import { dateOf, formatDayShort, isWholeDays, relativeDay, sentenceCase } from '#lib/i18n/dates.ts';
import { currentLocale, siteLanguages } from '#lib/i18n/locale.ts';
import type { OtherDates } from '#lib/events/rows.server.ts';
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
const standings: Record<EventStanding, () => string> = {
	draft: m.event_state_draft,
	merged: m.event_state_merged,
	taken_down: m.takedown_state,
	upcoming: m.event_state_upcoming,
	running: m.event_state_running,
	past: m.event_state_past,
	cancelled: m.event_state_cancelled,
	postponed: m.event_state_postponed,
};

export const accessLabel = (key: AccessKey): string => access[key]();
/** "i dag 18.30", "torsdag 18.30"; "i gang nu" from it begins to it ends. */
export const whenLabel = (event: Pick<CityEvent, 'state' | 'startsAt' | 'endsAt'>, now: Date): string =>
	eventStanding(event, now) === 'running'
		? m.event_on_now()
		: relativeDay(isWholeDays(event.startsAt, event.endsAt) ? dateOf(event.startsAt) : event.startsAt, now);

/** "+ 3 datoer mere: 1. dec., 8. dec. og 15. dec." */
export function otherDatesLabel({ count, next }: OtherDates, now: Date): string {
	const days = new Intl.ListFormat(siteLanguages[currentLocale()].intl, { type: 'conjunction' }).format(
		next.map((moment) => formatDayShort(new Date(moment), now)),
	);
	return count > next.length
		? m.series_more_dates_some({ count, days })
		: m.series_more_dates({ count, days });
}

export const standingLabel = (standing: EventStanding): string => standings[standing]();

export const priceLabel = (priceKr: number): string =>
	priceKr === 0 ? m.event_free() : formatKroner(priceKr);

/** Dansk, engelsk */
export const languagesLabel = (codes: readonly string[]): string =>
	sentenceCase(codes.map((code) => languageName(code)).join(', '));
