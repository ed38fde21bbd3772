/** What the pages of results show. Reads only, from the totals the database keeps. */
import { publicList } from '#lib/commitments/list/public-readers.server.ts';
import { today as todayHere } from '#lib/commitments/readers.server.ts';
import * as totals from '#lib/commitments/readers.server.ts';
import { sumCounts, type TotalsScope, type TrendRow } from '#lib/commitments/totals/sums.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';
import { halfYear } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import {
	byUnit,
	halfYearsUntil,
	namesOf,
	splitSeries,
	trendSeries,
	type Impact,
} from '#lib/impact/impact.ts';
import { filterOf, totalsOf, type Aim } from '#lib/impact/scope.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawSplit, drawTrend, type Period } from '#lib/ui/charts/drawing.server.ts';

/** So many units are drawn; the others stand in the table. */
const mostDrawn = 3;
const leastDrawn = 4;

const periodOf = (first: string): Period => ({
	label: halfYear(first),
	lines: [first.slice(5, 7) === '01' ? m.impact_half_1() : m.impact_half_2(), first.slice(0, 4)],
});

/** Half-years before the first delivery are not drawn, but never fewer than the last four. */
function emptyStart(type: string, trend: readonly TrendRow[], halfYears: readonly string[]): number {
	const first = trend.find((row) => row.type === type)?.halfYear ?? '';
	return Math.min(Math.max(0, halfYears.indexOf(first)), halfYears.length - leastDrawn);
}

/** Sums, pictures, and what is left out, for a goal, a place, a partner, a partnership or one commitment. */
export async function impactOf(db: Handle, scope: TotalsScope): Promise<Impact> {
	const today = todayHere();
	const halfYears = halfYearsUntil(today);
	const [rows, trend, leftOut] = await Promise.all([
		totals.resultRows(db, scope, today),
		totals.trendRows(db, scope, { today, from: halfYears[0] ?? today }),
		totals.leftOut(db, scope, today),
	]);
	let drawn = 0;
	const units = byUnit(rows).map((row) => {
		const split = splitSeries(row.type, row.parts);
		const shown = halfYears.slice(emptyStart(row.type, trend, halfYears));
		const series = drawn < mostDrawn ? trendSeries(row, trend, shown) : null;
		if (series) drawn++;
		return {
			...namesOf(row.type),
			type: row.type,
			commitments: row.commitments,
			target: formatNumber(row.target, 2),
			levels: split.map(({ name, cells }) => ({ name, text: cells[0]?.text ?? '' })),
			split: drawSplit(split),
			trend: series && drawTrend(shown.map(periodOf), series),
		};
	});
	return { ...sumCounts(rows), units, leftOut };
}

/** A page of results: what it adds up to, and the commitments that run, by deadline. */
export async function aimPage<Of extends Aim>(db: Handle, aim: Of, after: string | null) {
	const [impact, list] = await Promise.all([
		impactOf(db, totalsOf(aim)),
		publicList(db, filterOf(aim), after),
	]);
	const owners = list.commitments.map(
		({ organisationId, partnership }) => organisationId ?? partnership?.leadId ?? 0,
	);
	const silent = new Set(await totals.silentAmong(db, owners, list.today));
	return {
		aim,
		impact,
		commitments: list.commitments.map((commitment, index) => ({
			...commitment,
			counted: !silent.has(owners[index] ?? 0),
		})),
		next: list.next,
		first: list.first,
		today: list.today,
	};
}

/** The picture of one commitment; null where less is better, and until there is something that may be shown. */
export async function commitmentPicture(db: Handle, commitmentId: number) {
	const { units } = await readingOnly(
		() => ({ commitmentTotal: { commitmentId }, commitmentHalfYear: { commitmentId } }),
		() => impactOf(db, { commitment: commitmentId }),
	);
	const [unit] = units;
	const told = unit?.trend?.series.some(({ cells }) => cells.some((cell) => cell.drawn > 0 && !cell.veiled));
	return told && unit ? unit : null;
}
