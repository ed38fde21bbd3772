/** The figures as a file for spreadsheets: one line for each year, ground and kind of place, kept back as on the page. Pure text. */
import type { YearShown } from '#lib/equality/counts/counts.ts';
import { settings } from '#lib/equality/experience.ts';
import { groundLabel, settingLabel } from '#lib/equality/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

export function countsCsv(years: readonly YearShown[]): string {
	const lines = years.flatMap(({ year, rows }) =>
		rows.flatMap(({ ground, cells }) =>
			cells.map((cell, at) => ({ year, ground, setting: settings[at]!, cell })),
		),
	);
	return csv(lines, {
		[m.equality_counts_year()]: ({ year }) => year,
		[m.equality_ground()]: ({ ground }) => groundLabel(ground),
		[m.equality_setting()]: ({ setting }) => settingLabel(setting),
		[m.equality_counts_told()]: ({ cell }) => (cell.veiled ? cell.text : cell.drawn),
	});
}
