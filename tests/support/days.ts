/** Dates as people type them, counted from today in Copenhagen. */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';

/** `1.3.2027`: so many days from today. */
export function typedDay(days: number): string {
	const [year, month, day] = copenhagenDate(new Date(Date.now() + days * 86_400_000))
		.split('-')
		.map(Number);
	return `${day}.${month}.${year}`;
}
