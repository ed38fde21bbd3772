import { currentLocale, siteLanguages } from '#lib/i18n/locale.ts';

/** A Monday. */
const monday = Date.UTC(2026, 10, 23);

/** »mandag«, "Monday". @param day Monday 1 */
export const weekdayName = (day: number): string =>
	new Intl.DateTimeFormat(siteLanguages[currentLocale()].intl, { weekday: 'long', timeZone: 'UTC' }).format(
		monday + (day - 1) * 86_400_000,
	);
