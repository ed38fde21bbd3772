/** The barometer as everybody reads it: released editions and nothing else, with what is promised toward each goal beside it. */
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { drawSeries } from '#lib/followup/barometer/shown/chart.server.ts';
import * as queries from '#lib/followup/barometer/editions/edition-queries.server.ts';
import { ofCity } from '#lib/followup/barometer/indicator.ts';
import { showFigures, type Shown } from '#lib/followup/barometer/shown/shown.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { halfYearAfter, readHalfYear, type HalfYear } from '#lib/i18n/periods.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { goalOf } from '#lib/policy/edition.ts';

/** So many figures are drawn in a line of the overview; how far back they are looked for. */
const drawnInLine = 6;
const halfYearsBack = 14;

type Indicator = Awaited<ReturnType<typeof queries.indicatorsIn>>[number];

const ownOf = <Row extends { indicatorId: number }>(
	rows: readonly Row[],
	{ indicatorId }: Indicator,
): Row[] => rows.filter((row) => row.indicatorId === indicatorId);

/** An indicator with its last figures, as a line of the overview. */
function lineOf(
	indicator: Indicator,
	values: Awaited<ReturnType<typeof queries.cityValuesIn>>,
	breaks: Awaited<ReturnType<typeof queries.breaksIn>>,
	errata: Awaited<ReturnType<typeof queries.errataIn>>,
) {
	const own = ownOf(breaks, indicator);
	const figures = showFigures(indicator, ownOf(values, indicator)).slice(-drawnInLine);
	const [before, newest] = figures.slice(-2).length === 2 ? figures.slice(-2) : [undefined, figures[0]];
	return {
		indicator,
		drawing: drawSeries(indicator, figures, own, 'small'),
		newest: newest ?? null,
		before: before ?? null,
		/** The last break among what is drawn. */
		broken: own.findLast(({ halfYear }) => figures.some((figure) => figure.halfYear < halfYear)) ?? null,
		errata: errata.filter(({ indicatorId }) => indicatorId === indicator.indicatorId).length,
	};
}
export type BarometerLine = ReturnType<typeof lineOf>;

async function linesOf(db: Handle, edition: { id: number; halfYear: HalfYear }) {
	const [indicators, values, breaks, errata] = await Promise.all([
		queries.indicatorsIn(db, edition.id),
		queries.cityValuesIn(db, edition.id, halfYearAfter(edition.halfYear, -halfYearsBack)),
		queries.breaksIn(db, edition.id),
		queries.errataIn(db, edition.id),
	]);
	const number = ({ goal }: Indicator) => goalOf(goal)?.number ?? 0;
	const lines = indicators
		.toSorted((a, b) => number(a) - number(b) || a.indicatorId - b.indicatorId)
		.map((indicator) => lineOf(indicator, values, breaks, errata));
	return { lines, errata };
}

/**
 * Every indicator of a released edition with all its figures of the whole city, for programs.
 * @param goals the only ones asked for; null for all
 * @param asked a half-year; null for the newest. One that is not released has no lines.
 */
export async function barometerList(db: Handle, goals: readonly string[] | null, asked: string | null) {
	const editions = await queries.releasedEditions(db);
	const edition = asked ? editions.find((one) => one.halfYear === readHalfYear(asked)) : editions[0];
	if (!edition) return [];
	const [indicators, values, breaks, promised] = await Promise.all([
		queries.indicatorsIn(db, edition.id),
		queries.cityValuesIn(db, edition.id, null),
		queries.breaksIn(db, edition.id),
		promisedToward(db),
	]);
	return indicators
		.filter(({ goal }) => !goals || goals.includes(goal))
		.map((indicator) => ({
			edition,
			indicator,
			figures: showFigures(indicator, ownOf(values, indicator)),
			breaks: ownOf(breaks, indicator),
			promised: promised[indicator.goal] ?? 0,
		}));
}

/** How many commitments are aimed at each goal, by its key; the same sums as the page of results. */
async function promisedToward(db: Handle): Promise<Record<string, number>> {
	const { editions } = await publicResults(db, null);
	const goals = editions.flatMap(({ areas }) => areas).flatMap((area) => area.goals);
	return Object.fromEntries(goals.map(({ goal, commitments }) => [goal.key, commitments]));
}

/** The edition asked for, or the newest; its page says so where there is none yet. */
export async function barometerPage(db: Database, asked: string | null) {
	const [editions, promised] = await Promise.all([queries.releasedEditions(db), promisedToward(db)]);
	const halfYear = readHalfYear(asked);
	const edition = editions.find((one) => one.halfYear === halfYear) ?? editions[0] ?? null;
	const { lines, errata } = edition ? await linesOf(db, edition) : { lines: [], errata: [] };
	return { editions, edition, lines, errata, promised };
}

/** What the newest edition says of one goal, for the goal's own page; no lines where nothing is measured. */
export async function barometerOfGoal(db: Database, goal: string) {
	const [edition] = await queries.releasedEditions(db);
	if (!edition) return null;
	const { lines } = await linesOf(db, edition);
	const own = lines.filter(({ indicator }) => indicator.goal === goal);
	return own.length ? { edition, lines: own } : null;
}

/** What the newest edition says of the districts, each figure beside the whole city's of the same half-year. */
export async function measuredByDistrict(db: Handle): Promise<MeasuredHere[]> {
	const [edition] = await queries.releasedEditions(db);
	if (!edition) return [];
	const [indicators, values] = await Promise.all([
		queries.indicatorsIn(db, edition.id),
		queries.newestByDistrict(db, edition.id),
	]);
	return indicators.flatMap((indicator) => {
		const figures = showFigures(indicator, ownOf(values, indicator));
		const city = ofCity(figures)[0] ?? null;
		return figures.flatMap((here) =>
			here.districtNr === null || here.text === null
				? []
				: { indicator, here, city, district: here.districtNr },
		);
	});
}

export interface MeasuredHere {
	indicator: Indicator;
	district: DistrictNr;
	here: Shown;
	city: Shown | null;
}

/** An indicator in an edition: of the half-year asked for, or the newest that it is in. @throws 404 */
export async function indicatorPage(db: Database, slug: string, asked: string | null) {
	const edition = found(await queries.editionOf(db, slug, readHalfYear(asked) ?? null));
	const indicator = found(await queries.indicatorIn(db, edition.id, slug));
	const [values, breaks, errata, editions, promised] = await Promise.all([
		queries.valuesOf(db, edition.id, indicator.indicatorId),
		queries.breaksIn(db, edition.id),
		queries.errataIn(db, edition.id),
		queries.releasedEditions(db),
		promisedToward(db),
	]);
	const figures = showFigures(indicator, values);
	const city = ofCity(figures);
	const own = ownOf(breaks, indicator);
	return {
		edition,
		newest: editions[0]?.halfYear === edition.halfYear,
		indicator,
		figures: city.toReversed(),
		drawing: drawSeries(indicator, city, own, 'large'),
		breaks: own,
		districts: districtsOf(figures),
		errata: errata.filter(({ indicatorId }) => indicatorId === null || indicatorId === indicator.indicatorId),
		promised: promised[indicator.goal] ?? 0,
	};
}

/** The newest half-year that was measured by district, beside the one before it. */
function districtsOf(figures: readonly Shown[]) {
	const byDistrict = figures.filter(({ districtNr }) => districtNr !== null);
	const [newest, before] = [...new Set(byDistrict.map(({ halfYear }) => halfYear))].toSorted().toReversed();
	if (!newest) return null;
	const at = (nr: number | null, halfYear: HalfYear | undefined) =>
		byDistrict.find((one) => one.districtNr === nr && one.halfYear === halfYear) ?? null;
	const rows = byDistrict
		.filter(({ halfYear }) => halfYear === newest)
		.map((figure) => ({ figure, before: at(figure.districtNr, before) }));
	return { rows, before: rows.find((row) => row.before)?.before ?? null };
}

/** Everything of one indicator in one edition, for a file. @throws 404 */
export async function indicatorFile(db: Database, slug: string, asked: string | null) {
	const edition = found(await queries.editionOf(db, slug, readHalfYear(asked) ?? null));
	const indicator = found(await queries.indicatorIn(db, edition.id, slug));
	const [values, breaks] = await Promise.all([
		queries.valuesOf(db, edition.id, indicator.indicatorId),
		queries.breaksIn(db, edition.id),
	]);
	return { edition, indicator, figures: showFigures(indicator, values), breaks: ownOf(breaks, indicator) };
}

/** What every class of an edition was made from. @throws 404 where nothing is released */
export async function editionFile(db: Database, asked: string | null) {
	const editions = await queries.releasedEditions(db);
	const halfYear = readHalfYear(asked);
	const edition = found(halfYear ? editions.find((one) => one.halfYear === halfYear) : editions[0]);
	return { edition, indicators: await queries.indicatorsIn(db, edition.id) };
}
