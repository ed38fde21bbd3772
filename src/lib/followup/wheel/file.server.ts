/** The year as a file for spreadsheets, in the page's words. Pure text. */
import { ringName, stateText } from '#lib/followup/wheel/labels.ts';
import type { DeskEntry } from '#lib/followup/wheel/readers.server.ts';
import type { WheelEntry } from '#lib/followup/wheel/wheel.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

const told = {
	what: ({ title }: WheelEntry) => title,
	from: ({ startsOn }: WheelEntry) => startsOn,
	until: ({ dueOn }: WheelEntry) => dueOn,
	ring: ({ ring }: WheelEntry) => ringName(ring),
};

/** For everybody: nobody's name. */
export const wheelCsv = (entries: readonly WheelEntry[]): string =>
	csv(entries, {
		[m.wheel_what()]: told.what,
		[m.wheel_starts()]: told.from,
		[m.wheel_due()]: told.until,
		[m.wheel_ring()]: told.ring,
	});

export const wheelDeskCsv = (entries: readonly DeskEntry[]): string =>
	csv(entries, {
		[m.wheel_what()]: told.what,
		[m.wheel_starts()]: told.from,
		[m.wheel_due()]: told.until,
		[m.wheel_ring()]: told.ring,
		[m.wheel_owner()]: ({ owner }) => owner,
		[m.wheel_state()]: stateText,
		[m.wheel_yearly()]: ({ yearly }) => (yearly ? m.network_file_yes() : m.network_file_no()),
	});
