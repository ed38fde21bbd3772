/** A cut of the data: the same data is the same bytes, what is kept back is kept back in its rows, and what comes later changes nothing. */
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { checksumOf, cutChecksum } from '#lib/followup/report/cut/checksum.ts';
import { takeCut } from '#lib/followup/report/cut/taking.server.ts';
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import { freeze } from '#lib/followup/report/reports.server.ts';
import { statusReportPdf } from '#lib/followup/report/shown/report-pdf.server.ts';
import { deskPaper } from '#lib/followup/report/shown/papers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { locales } from '#lib/i18n/locale.ts';
import { reportSpots } from '#lib/municipality/coverage/report-spots.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { releasedEdition } from '../../../../../tests/support/cast/barometer.ts';
import { person } from '../../../../../tests/support/cast/people.ts';
import { begunReport, cutReport } from '../../../../../tests/support/cast/status-reports.ts';
import { test } from '../../../../../tests/support/database.ts';
import { readPaper } from '../../../../../tests/support/paper.ts';
import { city, now } from '../../../../../tests/sweeps/one-of-each.ts';

beforeEach(() => setClock(now));
afterEach(() => setClock(null));

async function cutOf(db: Database, id: number) {
	const snapshot = (await queries.findSnapshot(db, id))!;
	const sources = await queries.sourcesOf(db, id);
	return { ...snapshot, sources, shown: JSON.parse(snapshot.figures!) as CutFigures };
}
const linesOf = async (db: Database, id: number, key: string): Promise<Record<string, string>[]> => {
	const { content } = (await queries.sourceOf(db, id, key, 'da'))!;
	return parse(content, { columns: true, bom: true, delimiter: ';' }) as Record<string, string>[];
};

describe('a cut', () => {
	test('of the same data is the same bytes, in every file and language', async ({ db }) => {
		await city(db);
		await releasedEdition(db, '2026-01-01');
		const editor = await person(db, 'editor');
		await begunReport(db, editor, 2026);
		const one = await cutOf(db, await cutReport(db, editor, 2026));
		const other = await cutOf(db, await cutReport(db, editor, 2026));
		expect(other.checksum).toBe(one.checksum);
		expect(other.figures).toBe(one.figures);
		expect(other.sources).toEqual(one.sources);
		expect(new Set(one.sources.map(({ language }) => language))).toEqual(new Set(locales));
		expect(cutChecksum(one.figures!, one.sources)).toBe(one.checksum);
		for (const { key, language, checksum } of one.sources) {
			const { content } = (await queries.sourceOf(db, one.id, key, language))!;
			expect(checksumOf(content), `${key} ${language}`).toBe(checksum);
		}
	});

	test('stays when the city goes on', async ({ db }) => {
		await city(db);
		const editor = await person(db, 'editor');
		await begunReport(db, editor, 2026);
		const id = await cutReport(db, editor, 2026);
		const before = await queries.sourceOf(db, id, 'commitments', 'da');
		await db.updateTable('commitment').set({ title: 'Et andet navn' }).execute();
		expect(await queries.sourceOf(db, id, 'commitments', 'da')).toEqual(before);
		const later = await cutOf(db, await cutReport(db, editor, 2026));
		expect(later.checksum).not.toBe((await cutOf(db, id)).checksum);
		expect((await linesOf(db, later.id, 'commitments')).some((line) => line.Løfte === 'Et andet navn')).toBe(
			true,
		);
	});

	test('has rows that add up to its figures', async ({ db }) => {
		await city(db);
		const editor = await person(db, 'editor');
		await begunReport(db, editor, 2026);
		const { id, shown } = await cutOf(db, await cutReport(db, editor, 2026));
		const all = await linesOf(db, id, 'commitments');
		const ticked = (lines: Record<string, string>[], column: string) =>
			lines.filter((line) => line[column] === 'ja').length;
		const counted = all.filter((line) => line['Talt med'] === 'ja');
		expect(shown.totals.commitments).toBeGreaterThan(0);
		expect(counted).toHaveLength(shown.totals.commitments);
		expect(ticked(counted, 'Holdt')).toBe(shown.totals.kept);
		expect(ticked(counted, 'Meldt færdigt')).toBe(shown.totals.reportedDone);
		expect(ticked(all, 'Partneren er stille eller ikke med')).toBe(shown.totals.leftOut.commitments);
		for (const { goal, commitments } of shown.goals) {
			const own = await linesOf(db, id, goal.split('/')[1]!);
			expect(ticked(own, 'Talt med'), goal).toBe(commitments);
		}
	});

	test('that is not wanted any more, or done already, is left alone; one that fails says so', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		await begunReport(db, editor, 2026);
		const id = await cutReport(db, editor, 2026);
		const before = await cutOf(db, id);
		await takeCut(db, id, reportSpots);
		expect(await cutOf(db, id)).toEqual(before);
		await freeze(db, editor, 2026);
		const waiting = (await queries.latestSnapshot(db, before.reportId))!;
		const broken = takeCut(db, waiting.id, () => Promise.reject(new Error('no spots today')));
		await expect(broken).rejects.toThrow('no spots today');
		expect(await queries.latestSnapshot(db, before.reportId)).toMatchObject({
			state: 'failed',
			stepsDone: 2,
		});
	});
});

test('two that take it at once are one', async ({ db }) => {
	await city(db);
	const editor = await person(db, 'editor');
	await begunReport(db, editor, 2026);
	await freeze(db, editor, 2026);
	const { id } = await db.selectFrom('reportSnapshot').select('id').executeTakeFirstOrThrow();
	await Promise.all([takeCut(db, id, reportSpots), takeCut(db, id, reportSpots)]);
	const { state, stepsDone, steps } = await db
		.selectFrom('reportSnapshot')
		.select(['state', 'stepsDone', 'steps'])
		.executeTakeFirstOrThrow();
	expect([state, stepsDone]).toEqual(['ready', steps]);
});

test('on paper it says what the page says, on A4, and the same paper is the same bytes', async ({ db }) => {
	await city(db);
	await releasedEdition(db, '2026-01-01');
	const editor = await person(db, 'editor');
	await begunReport(db, editor, 2026);
	await cutReport(db, editor, 2026);
	const { paper } = await deskPaper(db, editor, '2026', 'https://by.example');
	const pdf = await statusReportPdf(paper);
	const { pages, text, missing } = readPaper(pdf);
	expect(pages.length).toBeGreaterThan(1);
	expect(new Set(pages)).toEqual(new Set(['0 0 595.28 841.89']));
	expect(missing).toBe(0);
	const plain = text.replaceAll(/\s/g, '');
	for (const said of [
		'Status 2026',
		'Kladde',
		'3. Målene',
		'4. Barometeret',
		'Naboer, der kender hinanden',
		paper.cut!.checksum,
	])
		expect(plain, said).toContain(said.replaceAll(/\s/g, ''));
	for (const section of paper.document) {
		expect(plain).toContain(section.title.replaceAll(/\s/g, ''));
		for (const { value, label } of section.figures?.facts ?? [])
			expect(plain).toContain(`${value}${label}`.replaceAll(/\s/g, ''));
	}
	expect(pdf.toString('latin1')).toContain('/kommune/opfoelgning/statusrapporter/2026/rows/commitments.csv');
	expect(await statusReportPdf(paper)).toEqual(pdf);
	const english = await withLocale('en', async () =>
		statusReportPdf((await deskPaper(db, editor, '2026', 'https://by.example')).paper),
	);
	expect(readPaper(english).text.replaceAll(/\s/g, '')).toContain('Thegoals');
});
