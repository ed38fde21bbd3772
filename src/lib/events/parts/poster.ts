/** What of an event, and of a festival's programme, a sheet of A4 paper has room for. */
import type { EventOnPage } from '#lib/events/event.ts';
import type { Programme } from '#lib/events/parts/readers.server.ts';
import type { ProgrammePart } from '#lib/events/parts/programme-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { cut } from '#lib/platform/text/cut.ts';

type Event = Pick<EventOnPage, 'title' | 'description' | 'placeName' | 'organiser' | 'coOrganisers'>;

/** Longer ones are set smaller. */
const mostTitle = 56;
const mostNamed = 5;
/** Letters of its words, alone and above a programme. */
const mostText = { alone: 320, above: 160 };

/** In millimetres, as the sheet is set where it is tight; the room is what the rest leaves on the page. */
const room = 155;
const heights = { title: 9.5, organiser: 9, code: 45, day: 12, part: 7, beneath: 5.5 };
/** Letters that a line of them holds. */
const perLine = { title: 30, part: 66 };

const linesOf = (text: string, most: number) => Math.ceil(text.length / most);

const heightOf = (part: ProgrammePart, { organiser, placeName }: Event): number =>
	heights.part * linesOf(part.title, perLine.part) +
	(part.organiser.id !== organiser.id || part.placeName !== placeName ? heights.beneath : 0);

/** The parts that are held, whole days of them, or none: half a day's programme would be wrong. */
function partsWithin(height: number, event: Event, held: readonly ProgrammePart[]): ProgrammePart[] {
	let taken = 0;
	return [...Map.groupBy(held, ({ startsAt }) => copenhagenDate(startsAt)).values()]
		.filter((those) => {
			taken += heights.day + those.reduce((sum, part) => sum + heightOf(part, event), 0);
			return taken <= height;
		})
		.flat();
}

/**
 * `tight`: it is set smaller. `text`: the beginning of its words. Parts and organisers `more` are on its page only.
 */
export function onPoster(event: Event, programme: Programme | null) {
	const held = (programme?.rows ?? []).filter(({ state }) => state === 'published');
	const organisers = [event.organiser, ...event.coOrganisers];
	const named = organisers.slice(0, mostNamed);
	const foot = Math.max(heights.code, heights.organiser * (named.length + 2));
	const parts = partsWithin(room - foot - heights.title * linesOf(event.title, perLine.title), event, held);
	const text = event.description.split(/\n\s*\n/)[0] ?? '';
	return {
		tight: event.title.length > mostTitle || held.length > 0,
		text: cut(text, held.length > 0 ? mostText.above : mostText.alone),
		named,
		moreNamed: organisers.length - named.length,
		parts,
		more: held.length - parts.length + (programme?.next ? 1 : 0),
	};
}
