/** The sections about goals, barometer, promises and white spots, as they are shown. Pure. */
import { onPlanPercent } from '#lib/commitments/totals/sums.ts';
import { nameOf } from '#lib/followup/barometer/indicator.ts';
import { classLabel, valueText } from '#lib/followup/barometer/words.ts';
import type {
	CutFigures,
	GoalFigures,
	IndicatorFigures,
	KeptAmount,
} from '#lib/followup/report/cut/figures.ts';
import type { FigureTable, SectionFigures } from '#lib/followup/report/shown/shapes.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { formatNumber, formatPercent } from '#lib/i18n/numbers.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { goalOf } from '#lib/policy/edition.ts';
import { focusAreaShortName, goalLabel } from '#lib/policy/labels.ts';

/** The spots that stand in the report; the file has all. */
const spotsShown = 10;

const percent = (value: number | null): string => (value === null ? '–' : formatPercent(value, 0));
const kept = (amount: KeptAmount): string => (typeof amount === 'string' ? amount : formatNumber(amount, 2));
const goalSource = (goal: string): string => goalOf(goal)?.slug ?? 'commitments';

/** How a goal's indicators go, in a line. */
const measuredAt = (goal: string, { barometer }: CutFigures): string =>
	barometer?.indicators
		.filter((one) => one.goal === goal && one.class !== null)
		.map((one) => classLabel(one.class!))
		.filter((label, index, all) => all.indexOf(label) === index)
		.join(', ') || m.status_report_unmeasured();

export function goalsSection(figures: CutFigures): SectionFigures {
	const { totals, goals } = figures;
	const source = 'commitments';
	return {
		facts: [
			{ value: formatNumber(totals.commitments), label: m.commitment_result_commitments(), source },
			{ value: percent(onPlanPercent(totals)), label: m.commitment_result_on_plan(), source },
			{ value: formatNumber(totals.kept), label: m.commitment_result_kept({ count: totals.kept }), source },
			{
				value: formatNumber(totals.reportedDone),
				label: m.commitment_result_reported_done({ count: totals.reportedDone }),
				source,
			},
			{
				value: percent(totals.confirmedShare === null ? null : totals.confirmedShare * 100),
				label: m.commitment_result_confirmed_share(),
				source,
			},
			{
				value: formatNumber(totals.leftOut.commitments),
				label: m.status_report_left_out({ partners: formatNumber(totals.leftOut.partners) }),
				source,
			},
		],
		tables: [
			{
				caption: m.status_report_table_goals(),
				columns: [
					{ label: m.status_report_col_goal() },
					{ label: m.status_report_col_barometer() },
					{ label: m.status_report_col_promises(), numeric: true },
					{ label: m.commitment_on_track(), numeric: true },
					{ label: m.commitment_kept(), numeric: true },
					{ label: m.commitment_reported_done(), numeric: true },
				],
				rows: goals.map((goal) => ({
					head: goalLabel(goal.goal),
					cells: [
						measuredAt(goal.goal, figures),
						formatNumber(goal.commitments),
						percent(onPlanPercent(goal)),
						formatNumber(goal.kept),
						formatNumber(goal.reportedDone),
					],
					source: goalSource(goal.goal),
				})),
				note: m.barometer_no_cause(),
			},
		],
	};
}

const amountOf = (value: KeptAmount | null, indicator: IndicatorFigures): string =>
	value === null
		? '–'
		: typeof value === 'string'
			? value
			: valueText(value, indicator as Parameters<typeof valueText>[1]);

export function barometerSection({ barometer }: CutFigures): SectionFigures {
	if (!barometer) return { facts: [], tables: [], empty: m.barometer_none() };
	const { halfYear, indicators } = barometer;
	return {
		facts: [
			{
				value: formatNumber(indicators.length),
				label: m.status_report_measured({ period: halfYearName(halfYear) }),
				source: 'barometer',
			},
		],
		tables: [
			{
				caption: m.status_report_table_barometer({ period: halfYearName(halfYear) }),
				columns: [
					{ label: m.barometer_indicator() },
					{ label: m.barometer_class() },
					{ label: m.barometer_input_base(), numeric: true },
					{ label: m.barometer_input_current(), numeric: true },
					{ label: m.barometer_target(), numeric: true },
				],
				rows: indicators.map((one) => ({
					head: textIn(nameOf(one)).text,
					cells: [
						one.class ? classLabel(one.class) : '–',
						amountOf(one.baseValue, one),
						amountOf(one.currentValue, one),
						amountOf(one.target, one),
					],
					source: one.slug,
				})),
			},
		],
	};
}

function byLevel(goal: GoalFigures): FigureTable {
	return {
		caption: m.commitment_result_table({ goal: goalLabel(goal.goal) }),
		columns: [
			{ label: m.commitment_result_unit() },
			{ label: m.commitment_result_promised(), numeric: true },
			{ label: m.commitment_level_3(), numeric: true },
			{ label: m.commitment_level_2(), numeric: true },
			{ label: m.commitment_level_1(), numeric: true },
			{ label: m.commitment_level_0(), numeric: true },
		],
		rows: goal.types.map(({ type, target, levels }) => ({
			head: unitName(2, commitmentType(type).unit),
			cells: [formatNumber(target, 2), ...levels.map(kept)],
			source: goalSource(goal.goal),
		})),
	};
}

export function commitmentsSection({ goals }: CutFigures): SectionFigures {
	const tables = goals.filter(({ types }) => types.length > 0).map(byLevel);
	return { facts: [], tables, ...(tables.length ? {} : { empty: m.commitment_result_goal_none() }) };
}

export function spotsSection({ spots }: CutFigures): SectionFigures {
	const source = 'white-spots';
	return {
		facts: [
			{
				value: formatNumber(spots.filter(({ white }) => white).length),
				label: m.status_report_white({ all: formatNumber(spots.length) }),
				source,
			},
		],
		tables: [
			{
				caption: m.status_report_table_spots(),
				columns: [
					{ label: m.status_report_col_spot() },
					{ label: m.status_report_col_named(), numeric: true },
					{ label: m.status_report_col_reasons() },
				],
				rows: spots
					.filter(({ weight }) => weight > 0)
					.slice(0, spotsShown)
					.map(({ district, area, named, reasons }) => ({
						head: m.coverage_spot({
							district: isDistrictNr(district) ? districtName(district) : '',
							area: focusAreaShortName(area),
						}),
						cells: [formatNumber(named), reasons.map((reason) => reason[currentLocale()]).join(' ')],
						source,
					})),
			},
		],
	};
}
