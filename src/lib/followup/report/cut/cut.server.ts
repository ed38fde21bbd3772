/**
 * Takes a cut of the data: every figure by the sums that the pages show, and the rows behind each. Read in one view of the
 * database, so that nothing which happens meanwhile is half in it; a fixed number of questions, whatever the city's size.
 */
import { setImmediate } from 'node:timers/promises';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { cityTotals } from '#lib/commitments/readers.server.ts';
import { countKeys, type Counts } from '#lib/commitments/totals/sums.ts';
import type { TypeTotals } from '#lib/commitments/totals/results.ts';
import { firmestFirst, levelCells } from '#lib/commitments/totals/veil.ts';
import { classesCsv, figuresCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { barometerList } from '#lib/followup/barometer/shown/public-readers.server.ts';
import type { Shown } from '#lib/followup/barometer/shown/shown.ts';
import { lighthouseFigures } from '#lib/followup/lighthouses/readers.server.ts';
import { opinionCounts, opinionsFile } from '#lib/followup/opinions/readers.server.ts';
import { actionsFile, publishedPlans } from '#lib/followup/plans/readers.server.ts';
import type {
	CutFigures,
	CutSource,
	KeptAmount,
	ReadSpots,
	TypeFigures,
} from '#lib/followup/report/cut/figures.ts';
import { promiseRows } from '#lib/followup/report/cut/promise-queries.server.ts';
import { lighthousesCsv, promisesCsv, spotsCsv } from '#lib/followup/report/cut/sources.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { completeLocales } from '#lib/i18n/locale.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { goalOf } from '#lib/policy/edition.ts';

/** What is told of how far it is: one of `cutSteps` is done, and so many rows were read in it. */
export type Progress = (rows: number) => Promise<void>;

/** The file in each language; others have their turn between two. */
async function inEach(
	key: string,
	rowCount: number,
	file: () => string | Promise<string>,
): Promise<CutSource[]> {
	const sources: CutSource[] = [];
	for (const language of completeLocales) {
		await setImmediate();
		sources.push({ key, language, rowCount, content: await withLocale(language, async () => file()) });
	}
	return sources;
}

const countsOf = (counts: Counts): Counts =>
	Object.fromEntries(countKeys.map((key) => [key, counts[key]])) as unknown as Counts;

function typeFigures(row: TypeTotals): TypeFigures {
	const cells = levelCells(row.type, [row]);
	const levels = firmestFirst.map((level, at) => (cells[at]?.veiled ? cells[at].text : row[`level${level}`]));
	return { type: row.type, commitments: row.commitments, target: row.target, levels };
}

async function promisesIn(trx: Transaction, day: string) {
	const { editions } = await publicResults(trx, null);
	const { confirmedShare, leftOut, ...counts } = await cityTotals(trx);
	const rows = await promiseRows(trx, day);
	const goals = editions
		.flatMap(({ areas }) => areas)
		.flatMap((area) => area.goals)
		.map(({ goal, types, ...own }) => ({ goal: goal.key, ...countsOf(own), types: types.map(typeFigures) }));
	const keptBack = new Set(
		goals.flatMap(({ goal, types }) =>
			types
				.filter(({ levels }) => levels.some((amount) => typeof amount === 'string'))
				.map(({ type }) => `${goal} ${type}`),
		),
	);
	const isKeptBack = ({ goal, type }: { goal: string; type: string }) => keptBack.has(`${goal} ${type}`);
	const sources = await inEach('commitments', rows.length, () => promisesCsv(rows, isKeptBack));
	for (const { goal } of goals) {
		const own = rows.filter((row) => row.goal === goal);
		sources.push(...(await inEach(goalOf(goal)!.slug, own.length, () => promisesCsv(own, isKeptBack))));
	}
	const totals = { ...countsOf(counts), confirmedShare, leftOut };
	return { figures: { totals, goals }, sources, rows: rows.length };
}

/** The figure as its page has it: what its class was made from is a distance, where it is to come closer to something. */
function shownAt(figures: readonly Shown[], halfYear: string | null): KeptAmount | null {
	const figure = figures.find((one) => one.halfYear === halfYear);
	return figure?.value ?? figure?.text ?? null;
}

async function barometerIn(trx: Transaction) {
	const list = await barometerList(trx, null, null);
	const edition = list[0]?.edition;
	const indicators = list.map(({ indicator }) => indicator);
	const sources: CutSource[] = [];
	if (edition)
		sources.push(
			...(await inEach('barometer', indicators.length, () => classesCsv({ edition, indicators }))),
		);
	for (const one of list)
		sources.push(...(await inEach(one.indicator.slug, one.figures.length, () => figuresCsv(one))));
	const barometer = edition
		? {
				halfYear: edition.halfYear,
				indicators: list.map(({ indicator, figures }) => ({
					slug: indicator.slug,
					goal: indicator.goal,
					name: indicator.name,
					nameEn: indicator.nameEn,
					unit: indicator.unit,
					unitEn: indicator.unitEn,
					direction: indicator.direction,
					decimals: indicator.decimals,
					class: indicator.class,
					because: indicator.because,
					baseOn: indicator.baseOn,
					baseValue: shownAt(figures, indicator.baseOn),
					currentOn: indicator.currentOn,
					currentValue: shownAt(figures, indicator.currentOn),
					target: indicator.target,
					targetOn: indicator.targetOn,
				})),
			}
		: null;
	return { barometer, sources, rows: list.reduce((sum, { figures }) => sum + figures.length, 0) };
}

async function lighthousesIn(trx: Transaction) {
	const list = await lighthouseFigures(trx);
	const rows = list.reduce((sum, { steps, results }) => sum + steps.length + results.length, 0);
	const lighthouses = list.map(({ key, described, steps, results }) => ({
		key,
		described,
		steps: steps.length,
		reached: steps.filter(({ reachedAt }) => reachedAt !== null).length,
		results: results.length,
	}));
	return { lighthouses, sources: await inEach('lighthouses', rows, () => lighthousesCsv(list)), rows };
}

async function plansIn(trx: Transaction) {
	const plans = (await publishedPlans(trx)).map(
		({ committee, startsOn, endsOn, planned, underWay, done, dropped }) => ({
			...{ committee, startsOn, endsOn },
			...{ planned, underWay, done, dropped },
		}),
	);
	const rows = plans.reduce(
		(sum, { planned, underWay, done, dropped }) => sum + planned + underWay + done + dropped,
		0,
	);
	return { plans, sources: await inEach('plans', rows, () => actionsFile(trx)), rows };
}

async function opinionsIn(trx: Transaction, day: string) {
	const { waiting, late, answered } = await opinionCounts(trx, day);
	const rows = waiting + late + answered;
	const opinions = { waiting, late, answered };
	return { opinions, sources: await inEach('opinions', rows, () => opinionsFile(trx)), rows };
}

export interface Cut {
	figures: CutFigures;
	sources: CutSource[];
}

/** @param trx one that sees the database as it was when it began @param day the present one in Copenhagen */
export async function readCut(
	trx: Transaction,
	day: string,
	readSpots: ReadSpots<Transaction>,
	progress: Progress,
): Promise<Cut> {
	const promises = await promisesIn(trx, day);
	await progress(promises.rows);
	const { barometer, ...measured } = await barometerIn(trx);
	await progress(measured.rows);
	const spots = await readSpots(trx, day);
	const ofSpots = await inEach('white-spots', spots.length, () => spotsCsv(spots));
	await progress(spots.length);
	const { lighthouses, ...ofLighthouses } = await lighthousesIn(trx);
	await progress(ofLighthouses.rows);
	const { plans, ...ofPlans } = await plansIn(trx);
	await progress(ofPlans.rows);
	const { opinions, ...ofOpinions } = await opinionsIn(trx, day);
	await progress(ofOpinions.rows);
	return {
		figures: { day, ...promises.figures, barometer, spots, lighthouses, plans, opinions },
		sources: [promises, measured, { sources: ofSpots }, ofLighthouses, ofPlans, ofOpinions].flatMap(
			({ sources }) => sources,
		),
	};
}
