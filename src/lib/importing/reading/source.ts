/** What was fetched or handed in, read as what it is: a calendar, a page, a table. */
import { readCalendar } from '#lib/importing/reading/calendar.ts';
import { looksLikePage, readPage } from '#lib/importing/reading/page.ts';
import { readEventTable } from '#lib/importing/reading/table.ts';
import type { Reading, Span } from '#lib/importing/proposal.ts';

/** A calendar, or a page that says its events as data. @param address it was fetched from */
export function readFetched(bytes: Uint8Array, address: string, span: Span): Reading {
	const reading = readCalendar(bytes, span);
	return reading.problem === 'not_calendar' && looksLikePage(bytes)
		? readPage(bytes, address, span)
		: reading;
}

/** A calendar, or a table. @throws TableUnread where it is neither */
export function readFile(bytes: Uint8Array, span: Span): Reading {
	const reading = readCalendar(bytes, span);
	return reading.problem === 'not_calendar' ? readEventTable(bytes, span) : reading;
}
