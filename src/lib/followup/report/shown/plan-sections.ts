/** The sections about lighthouse projects, plans and advice, as they are shown. Pure. */
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import type { SectionFigures } from '#lib/followup/report/shown/shapes.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { committeeName, lighthouseName } from '#lib/policy/labels.ts';

export function lighthousesSection({ lighthouses }: CutFigures): SectionFigures {
	const source = 'lighthouses';
	return {
		facts: [],
		tables: [
			{
				caption: m.lighthouse_heading(),
				columns: [
					{ label: m.status_report_col_lighthouse() },
					{ label: m.status_report_col_steps(), numeric: true },
					{ label: m.status_report_col_results(), numeric: true },
				],
				rows: lighthouses.map(({ key, described, steps, reached, results }) => ({
					head: lighthouseName(key),
					cells: [
						described
							? m.status_report_reached_of({ reached: formatNumber(reached), steps: formatNumber(steps) })
							: m.lighthouse_not_described(),
						formatNumber(results),
					],
					source,
				})),
			},
		],
	};
}

export function plansSection({ plans }: CutFigures): SectionFigures {
	if (!plans.length) return { facts: [], tables: [], empty: m.plans_none() };
	const source = 'plans';
	return {
		facts: [],
		tables: [
			{
				caption: m.plans_heading(),
				columns: [
					{ label: m.plans_committee() },
					{ label: m.status_report_col_period() },
					{ label: m.plans_status_done(), numeric: true },
					{ label: m.plans_status_under_way(), numeric: true },
					{ label: m.plans_status_planned(), numeric: true },
					{ label: m.plans_status_dropped(), numeric: true },
				],
				rows: plans.map(({ committee, startsOn, endsOn, done, underWay, planned, dropped }) => ({
					head: committeeName(committee),
					cells: [
						`${startsOn.slice(0, 4)}–${endsOn.slice(0, 4)}`,
						...[done, underWay, planned, dropped].map((count) => formatNumber(count)),
					],
					source,
				})),
			},
		],
	};
}

export function opinionsSection({ opinions: { answered, waiting, late } }: CutFigures): SectionFigures {
	const source = 'opinions';
	return {
		facts: [
			{ value: formatNumber(answered + waiting + late), label: m.status_report_opinions_given(), source },
			{ value: formatNumber(answered), label: m.status_report_opinions_answered(), source },
			{ value: formatNumber(waiting), label: m.status_report_opinions_waiting(), source },
			{ value: formatNumber(late), label: m.status_report_opinions_late(), source },
		],
		tables: [],
	};
}
