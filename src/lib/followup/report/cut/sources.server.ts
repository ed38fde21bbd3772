/** The rows behind the figures as files for spreadsheets, in the language of whoever calls. What a figure keeps back, its rows do. */
import { sayDistricts, sayStatus } from '#lib/commitments/labels.ts';
import type { Commitment } from '#lib/commitments/commitment.ts';
import { levelCells } from '#lib/commitments/totals/veil.ts';
import type { SpotFigures } from '#lib/followup/report/cut/figures.ts';
import type { PromiseRow } from '#lib/followup/report/cut/promise-queries.server.ts';
import type { lighthouseFigures } from '#lib/followup/lighthouses/readers.server.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { focusAreaLabel, goalLabel, lighthouseName } from '#lib/policy/labels.ts';

const yes = (is: boolean): string => (is ? m.barometer_yes() : '');

/** Of a goal and a type: whether the figure they add up to is kept back. */
export type IsKeptBack = (of: { goal: string; type: string }) => boolean;

/** What the file says of one promise; the amounts of one whose sum is kept back are kept back as that is. */
function amounts(row: PromiseRow, isKeptBack: IsKeptBack) {
	if (!row.counted || !row.promised || !isKeptBack(row))
		return {
			levels: [row.level3, row.level2, row.level1, row.level0] as Cell[],
			delivered: row.delivered as Cell,
			contested: row.contested as Cell,
		};
	const levels = levelCells(row.type, [row]).map(({ veiled, text, drawn }): Cell => (veiled ? text : drawn));
	return { levels, delivered: null, contested: null };
}

/** A line a promise that was accepted. One of somebody who is no longer shown is counted without its name. */
export function promisesCsv(rows: readonly PromiseRow[], isKeptBack: IsKeptBack): string {
	const lines = rows.map((row) => ({ row, ...amounts(row, isKeptBack) }));
	type Line = (typeof lines)[number];
	const level = (at: number) => (line: Line) => line.levels[at] ?? null;
	return csv(lines, {
		[m.status_report_col_goal()]: ({ row }) => goalLabel(row.goal),
		[m.status_report_col_unit()]: ({ row }) => unitName(2, commitmentType(row.type).unit),
		[m.status_report_col_promise()]: ({ row }) => (row.shown ? row.title : m.status_report_not_shown()),
		[m.status_report_col_who()]: ({ row }) => (row.shown ? row.who : ''),
		[m.status_report_col_page()]: ({ row }) => (row.shown ? href(`/commitments/${row.slug}`) : ''),
		[m.status_report_col_districts()]: ({ row }) => sayDistricts(row.districts as Commitment['districts']),
		[m.status_report_col_starts()]: ({ row }) => row.startsOn,
		[m.status_report_col_due()]: ({ row }) => row.dueOn,
		[m.status_report_col_target()]: ({ row }) => row.target,
		[m.commitment_level_3()]: level(0),
		[m.commitment_level_2()]: level(1),
		[m.commitment_level_1()]: level(2),
		[m.commitment_level_0()]: level(3),
		[m.status_report_col_delivered()]: ({ delivered }) => delivered,
		[m.status_report_col_contested()]: ({ contested }) => contested,
		[m.status_report_col_counted()]: ({ row }) => yes(row.counted && row.promised),
		[m.status_report_col_left_out()]: ({ row }) => yes(row.promised && !row.counted),
		[m.status_report_col_withdrawn()]: ({ row }) => yes(!row.promised),
		[m.status_report_col_running()]: ({ row }) => yes(row.running),
		[m.status_report_col_standing()]: ({ row: { health } }) =>
			health === 'done' ? m.status_report_reached() : sayStatus(health),
		[m.commitment_kept()]: ({ row }) => yes(row.promised && row.fulfilment === 'kept'),
		[m.commitment_reported_done()]: ({ row }) => yes(row.promised && row.fulfilment === 'reported_done'),
	});
}

/** A line a district and focus area. */
export const spotsCsv = (spots: readonly SpotFigures[]): string =>
	csv(spots, {
		[m.municipality_district()]: ({ district }) => (isDistrictNr(district) ? districtName(district) : ''),
		[m.status_report_col_area()]: ({ area }) => focusAreaLabel(area),
		[m.status_report_col_named()]: ({ named }) => named,
		[m.status_report_col_whole_city()]: ({ wholeCity }) => wholeCity,
		[m.status_report_col_white()]: ({ white }) => yes(white),
		[m.status_report_col_weight()]: ({ weight }) => weight,
		[m.status_report_col_reasons()]: ({ reasons }) =>
			reasons.map((reason) => reason[currentLocale()]).join(' '),
	});

/** A line a step and a line a result. */
export function lighthousesCsv(lighthouses: Awaited<ReturnType<typeof lighthouseFigures>>): string {
	const lines = lighthouses.flatMap(({ key, steps, results }) => [
		...steps.map(({ title, dueOn, reachedAt }) => ({
			...{ key, kind: m.status_report_step(), words: title, day: dueOn },
			...{ reachedAt, source: '' },
		})),
		...results.map(({ words, foundOn, source }) => ({
			...{ key, kind: m.status_report_result(), words, day: foundOn },
			...{ reachedAt: null, source },
		})),
	]);
	return csv(lines, {
		[m.status_report_col_lighthouse()]: ({ key }) => lighthouseName(key),
		[m.status_report_col_kind()]: ({ kind }) => kind,
		[m.status_report_col_words()]: ({ words }) => words,
		[m.status_report_col_day()]: ({ day }) => day,
		[m.status_report_col_reached()]: ({ reachedAt }) => reachedAt,
		[m.status_report_col_source()]: ({ source }) => source,
	});
}
