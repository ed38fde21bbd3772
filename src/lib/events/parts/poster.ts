/** What of a festival's programme a sheet of paper has room for. */
import type { Programme } from '#lib/events/parts/readers.server.ts';
import type { ProgrammePart } from '#lib/events/parts/programme-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';

/** Lines under the title of an A4 poster, days among them. */
const mostLines = 16;

/** The parts that are held, whole days of them, or none: half a day's programme would be wrong. `more` are on the page only. */
export function onPoster(programme: Programme | null): { parts: ProgrammePart[]; more: number } {
	const held = (programme?.rows ?? []).filter(({ state }) => state === 'published');
	const days = [...Map.groupBy(held, ({ startsAt }) => copenhagenDate(startsAt)).values()];
	let lines = 0;
	const fitting = days.filter((those) => (lines += those.length + 1) <= mostLines);
	const parts = fitting.flat();
	return { parts, more: held.length - parts.length + (programme?.next ? 1 : 0) };
}
