/**
 * The first words of a report, drafted from its figures: short, and only what the figures say. Whoever writes it goes on from
 * there; the summary is drafted in English, too.
 */
import { onPlanPercent } from '#lib/commitments/totals/sums.ts';
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import type { ProgressClass } from '#lib/followup/barometer/progress.ts';
import type { SectionKey } from '#lib/followup/report/report.ts';
import { formatDate, halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { formatNumber, formatPercent } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

const goesWell: readonly (ProgressClass | null)[] = ['achieved', 'on_track', 'better'];
const goesBadly: readonly (ProgressClass | null)[] = ['worse'];

const share = (percent: number | null): string => (percent === null ? '–' : formatPercent(percent, 0));

function summary({ day, totals, goals, spots }: CutFigures, year: number): string {
	return [
		m.status_report_draft_summary({
			year: String(year),
			date: formatDate(day),
			commitments: formatNumber(totals.commitments),
			goals: formatNumber(goals.length),
		}),
		m.status_report_draft_standing({
			onPlan: share(onPlanPercent(totals)),
			kept: formatNumber(totals.kept),
			reported: formatNumber(totals.reportedDone),
			confirmed: share(totals.confirmedShare === null ? null : totals.confirmedShare * 100),
		}),
		m.status_report_draft_white({ count: spots.filter(({ white }) => white).length }),
	].join(' ');
}

function barometer({ barometer: measured }: CutFigures): string {
	if (!measured) return m.status_report_draft_unmeasured();
	const { halfYear, indicators } = measured;
	const among = (classes: readonly (ProgressClass | null)[]) =>
		formatNumber(indicators.filter((one) => classes.includes(one.class)).length);
	return m.status_report_draft_barometer({
		period: halfYearName(halfYear),
		measured: formatNumber(indicators.length),
		well: among(goesWell),
		badly: among(goesBadly),
		unknown: among(['unknown', null]),
	});
}

function plans({ plans: all }: CutFigures): string {
	const sum = (of: 'planned' | 'underWay' | 'done' | 'dropped') =>
		formatNumber(all.reduce((total, plan) => total + plan[of], 0));
	return m.status_report_draft_plans({
		plans: formatNumber(all.length),
		done: sum('done'),
		underWay: sum('underWay'),
		planned: sum('planned'),
		dropped: sum('dropped'),
	});
}

function lighthouses({ lighthouses: all }: CutFigures): string {
	const sum = (of: 'steps' | 'reached') => formatNumber(all.reduce((total, one) => total + one[of], 0));
	return m.status_report_draft_lighthouses({
		all: formatNumber(all.length),
		reached: sum('reached'),
		steps: sum('steps'),
	});
}

/** In the order of the document; Danish, and the summary in English beside it. */
export function draftWords(figures: CutFigures, year: number): { key: SectionKey; words: string }[] {
	const inDanish = (write: () => string) => withLocale(baseLocale, write);
	const { answered, waiting, late } = figures.opinions;
	return [
		{ key: 'summary', words: inDanish(() => summary(figures, year)) },
		{ key: 'summary_en', words: withLocale('en', () => summary(figures, year)) },
		{ key: 'goals', words: inDanish(m.status_report_draft_goals) },
		{ key: 'barometer', words: inDanish(() => barometer(figures)) },
		{ key: 'commitments', words: inDanish(m.status_report_draft_commitments) },
		{ key: 'white_spots', words: inDanish(m.status_report_draft_spots) },
		{ key: 'lighthouses', words: inDanish(() => lighthouses(figures)) },
		{ key: 'plans', words: inDanish(() => plans(figures)) },
		{
			key: 'opinions',
			words: inDanish(() =>
				m.status_report_draft_opinions({
					all: formatNumber(answered + waiting + late),
					answered: formatNumber(answered),
					waiting: formatNumber(waiting),
					late: formatNumber(late),
				}),
			),
		},
	];
}
