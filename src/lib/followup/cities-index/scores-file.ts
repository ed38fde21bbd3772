/** Reads a file of the index: a row is a city's score in an area, or it is refused with the reason. */
import type { Score } from '#lib/followup/cities-index/cities-index.ts';
import { decimalMarkIn, readAmount } from '#lib/followup/reading/amounts.ts';
import { readTable, type TableRow } from '#lib/platform/files/tables/table.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

const needed = ['city', 'area', 'score'];
const aliases: Record<string, string> = {
	by: 'city',
	'by/kommune': 'city',
	område: 'area',
	indikator: 'area',
	indicator: 'area',
	tal: 'score',
	værdi: 'score',
	value: 'score',
	points: 'score',
	point: 'score',
};

export const scoreRefusals = [
	'unreadable',
	'city_missing',
	'area_missing',
	'score_unread',
	'score_bounds',
	'twice',
	'too_many',
] as const;
export type ScoreRefusal = (typeof scoreRefusals)[number];
export interface RefusedScore {
	line: number;
	refusal: ScoreRefusal;
	detail: string;
}

const mostRows = 5000;

/** Areas keep the order in which they first come. @throws TableUnread where it is no table of scores at all */
export function readScores(bytes: Uint8Array): { scores: Score[]; refused: RefusedScore[] } {
	const rows: TableRow[] = [...readTable(bytes, needed, aliases)];
	const mark = decimalMarkIn(rows.flatMap((row) => ('cells' in row ? [row.cells.score ?? ''] : [])));
	const scores = new Map<string, Score & { line: number }>();
	const places = new Map<string, number>();
	const refused: RefusedScore[] = [];
	for (const row of rows) {
		const { line } = row;
		const refuse = (refusal: ScoreRefusal, detail = '') =>
			refused.push({ line, refusal, detail: cleanLine(detail).slice(0, 60) });
		if (scores.size + refused.length >= mostRows) {
			refuse('too_many', String(mostRows));
			break;
		}
		if ('problem' in row) {
			refuse('unreadable', row.detail);
			continue;
		}
		const [city, area] = [cleanLine(row.cells.city ?? ''), cleanLine(row.cells.area ?? '')];
		if (city.length < 2 || city.length > 80) refuse('city_missing', city);
		else if (area.length < 2 || area.length > 120) refuse('area_missing', area);
		else {
			const score = readAmount(row.cells.score ?? '', mark);
			const key = `${city}\n${area}`;
			const first = scores.get(key);
			if (score === undefined) refuse('score_unread', row.cells.score ?? '');
			else if (score < 0 || score > 100) refuse('score_bounds', row.cells.score ?? '');
			else if (first) refuse('twice', String(first.line));
			else {
				places.set(area, places.get(area) ?? places.size + 1);
				scores.set(key, { city, area, score, place: places.get(area)!, line });
			}
		}
	}
	return { scores: [...scores.values()].map(({ line: _, ...score }) => score), refused };
}
