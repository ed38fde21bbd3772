import { priceLabel } from '#lib/events/labels.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import type { Lacking } from '#lib/importing/as-event.ts';
import { whereTheyPart } from '#lib/importing/looking/before-after.ts';
import type { Note, NotRead, Proposal, Refusal } from '#lib/importing/proposal.ts';
import type { Part, SourceProblem } from '#lib/importing/source.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import type { Place } from '#lib/listings/listing.ts';
import { m } from '#lib/paraglide/messages.js';
import { entryOf } from '#lib/platform/addresses/address-values.ts';

const noteLabels: Record<Note, () => string> = {
	all_day: m.import_note_all_day,
	floating: m.import_note_floating,
	zone_unknown: m.import_note_zone_unknown,
	end_assumed: m.import_note_end_assumed,
	rule_unread: m.import_note_rule_unread,
	rule_cut: m.import_note_rule_cut,
	first_left_out: m.import_note_first_left_out,
	dates_changed: m.import_note_dates_changed,
	title_cut: m.import_note_title_cut,
	description_cut: m.import_note_description_cut,
	place_cut: m.import_note_place_cut,
	parts_unread: m.import_note_parts_unread,
	no_place: m.import_note_no_place,
	link_left_out: m.import_note_link_left_out,
	twice: m.import_note_twice,
	alike: m.import_note_alike,
	postponed: m.import_note_postponed,
	prices: m.import_note_prices,
	price_left_out: m.import_note_price_left_out,
};
export const noteLabel = (note: Note): string => noteLabels[note]();

const partLabels: Record<Part, () => string> = {
	title: m.import_part_title,
	description: m.import_part_description,
	time: m.import_part_time,
	place: m.import_part_place,
	price: m.import_part_price,
};
export const partLabel = (part: Part): string => partLabels[part]();

interface Shown extends Pick<Place, 'placeName' | 'address' | 'districtNr'> {
	title: string;
	description: string;
	startsAt: Date;
	endsAt: Date;
	priceKr: number;
	onlineUrl: string | null;
}

/** What a part of an event says, and what it would. */
export function beforeAfter(part: Part, here: Shown, said: Proposal, now: Date): [string, string] {
	switch (part) {
		case 'title':
			return [here.title, said.title];
		case 'description':
			return whereTheyPart(here.description, said.description);
		case 'time':
			return [formatRange(here.startsAt, here.endsAt, now), formatRange(said.startsAt, said.endsAt, now)];
		case 'place':
			return [
				here.onlineUrl ?? (placeLabel(here) || m.import_look_nowhere()),
				said.place ?? m.import_look_nowhere(),
			];
		case 'price':
			return [priceLabel(here.priceKr), priceLabel(said.priceKr ?? here.priceKr)];
	}
}

const lackingLabels: Record<Lacking, () => string> = {
	description: m.import_part_description,
	place: m.import_part_place,
};
export const lackingLabel = (one: Lacking): string => lackingLabels[one]();

const problemLabels: Record<SourceProblem, () => string> = {
	address: m.refused_import_fetch_address,
	private: m.refused_import_fetch_private,
	unknown_host: m.refused_import_fetch_unknown_host,
	unreachable: m.refused_import_fetch_unreachable,
	slow: m.refused_import_fetch_slow,
	redirects: m.refused_import_fetch_redirects,
	gone: m.refused_import_fetch_gone,
	forbidden: m.refused_import_fetch_forbidden,
	status: m.refused_import_fetch_status,
	large: m.refused_import_fetch_large,
	unreadable: m.refused_import_fetch_unreadable,
	not_calendar: m.refused_import_fetch_not_calendar,
	too_many_lines: m.refused_import_fetch_large,
	no_events_on_page: m.refused_import_fetch_no_events_on_page,
	empty: m.refused_import_empty,
};
export const problemLabel = (problem: string): string => entryOf(problemLabels, problem)?.() ?? '';

const refusalLabels: Record<Refusal, () => string> = {
	no_title: m.import_not_no_title,
	no_start: m.import_not_no_start,
	too_long: m.import_not_too_long,
	over: m.import_not_over,
	far_ahead: m.import_not_far_ahead,
	private: m.import_not_private,
	twice: m.import_not_twice,
	too_many: m.import_not_too_many,
	broken: m.import_not_broken,
	no_days: m.import_not_no_days,
	later_dates: m.import_not_later_dates,
	rule_unread: m.import_not_rule_unread,
	several_dates: m.import_not_several_dates,
	block_broken: m.import_not_block_broken,
	row_broken: m.import_not_row_broken,
	row_quotes: m.import_not_row_quotes,
	row_width: m.import_not_row_width,
	row_garbled: m.import_not_row_garbled,
	date_unread: m.import_not_date_unread,
	time_unread: m.import_not_time_unread,
	ends_before: m.import_not_ends_before,
};
const refusalLabel = (refusal: Refusal): string => refusalLabels[refusal]();

/** What was not taken in, where it stood and why, in a line. */
export const notReadLabel = ({
	line,
	detail,
	refusal,
}: Pick<NotRead, 'line' | 'detail' | 'refusal'>): string =>
	[
		line ? `${m.import_line({ line })}:` : '',
		detail ? m.import_said({ text: detail }) : '',
		refusalLabel(refusal),
	]
		.filter(Boolean)
		.join(' ');
