/** Files of figures through to their desk: read at once or by the job, with what came of each line. */
import { Buffer } from 'node:buffer';
import { expect } from 'vitest';
import { deskFiguresCsv } from '#lib/followup/barometer/desk-file.server.ts';
import { indicatorDesk, indicatorDeskFile } from '#lib/followup/barometer/desk-readers.server.ts';
import { readFiguresTask, uploadFigures } from '#lib/followup/barometer/figures.server.ts';
import { createIndicator } from '#lib/followup/barometer/indicators.server.ts';
import { fileProblem, lineProblem } from '#lib/followup/barometer/refusal-words.ts';
import { lineRefusals } from '#lib/followup/barometer/reading/figures-file.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { nothingMore } from '../../../../tests/support/cast/barometer.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const csv = (text: string | Uint8Array<ArrayBuffer>, name = 'tal.csv') =>
	new File([text], name, { type: 'text/csv' });

async function desk(db: Database) {
	const editor = await person(db, 'editor');
	const path = await createIndicator(db, editor, {
		goal: '2011-2014/goal-5',
		name: 'Trygheden i de udpegede områder',
		nameEn: null,
		unit: '%',
		unitEn: null,
		direction: 'up',
		decimals: 1,
		countsPeople: false,
		baselineOn: '2023-07-01',
		target: null,
		targetOn: null,
		tolerance: 0.5,
		source: 'En undersøgelse',
		sourceUrl: null,
		method: 'Vi spørger et udsnit.',
		methodEn: null,
		...nothingMore,
		wordingRead: true,
		submission: undefined,
	});
	const slug = path.split('/').at(-1)!;
	return { editor, slug, read: () => indicatorDesk(db, editor, slug, null) };
}

test('a small file is read at once; a second takes the place of the same figures', async ({ db }) => {
	const { editor, slug, read } = await desk(db);
	await uploadFigures(
		db,
		editor,
		slug,
		csv('Halvår;Bydel;Tal\n2026-1;;70,2\n2026-1;Valby;71,5\n2026-1;Hvidovre;9\n'),
	);
	const first = await read();
	expect(first.figures.map(({ value }) => value).toSorted()).toEqual([70.2, 71.5]);
	expect(first.files[0]).toMatchObject({ state: 'read', taken: 2, refused: 1 });
	expect(first.files[0]?.refusals).toEqual([{ line: 4, refusal: 'district_unread', detail: 'Hvidovre' }]);
	await uploadFigures(db, editor, slug, csv('Halvår;Tal\n2026-1;69\n'));
	expect((await read()).figures.map(({ value }) => value).toSorted()).toEqual([69, 71.5]);
	// The file itself is not kept.
	expect(await db.selectFrom('observationImport').select('content').distinct().execute()).toEqual([
		{ content: null },
	]);
});

test('a large file waits for the job, which reads it once', async ({ db }) => {
	const { editor, slug, read } = await desk(db);
	const lines = Array.from(
		{ length: 8000 },
		(_, index) => `${2000 + (index % 90)}-${(index % 2) + 1};;${index};en note`,
	);
	await uploadFigures(db, editor, slug, csv(`Halvår;Bydel;Tal;Note\n${lines.join('\n')}\n`));
	const waiting = await read();
	expect([waiting.files[0]?.state, waiting.figures]).toEqual(['waiting', []]);
	const { id } = await db.selectFrom('observationImport').select('id').executeTakeFirstOrThrow();
	await readFiguresTask.handle(db, { id });
	await readFiguresTask.handle(db, { id });
	const done = await read();
	expect(done.files[0]).toMatchObject({ state: 'read', taken: 90, refused: 7910 });
	expect(done.files[0]?.refusals).toHaveLength(200);
	expect(done.figures).toHaveLength(40);
	expect(done.next).not.toBeNull();
});

test('what is no table of figures is told whole', async ({ db }) => {
	const { editor, slug, read } = await desk(db);
	await uploadFigures(db, editor, slug, csv('id;navn\n1;By\n'));
	await uploadFigures(
		db,
		editor,
		slug,
		csv(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]) as Uint8Array<ArrayBuffer>, 'tal.xlsx'),
	);
	expect((await read()).files.map(({ problem }) => problem).toSorted()).toEqual(['no_column', 'workbook']);
	await expect(uploadFigures(db, editor, slug, undefined)).rejects.toMatchObject({
		code: 'table_missing',
	});
	const large = csv(new Uint8Array(5 * 1024 * 1024 + 1));
	await expect(uploadFigures(db, editor, slug, large)).rejects.toMatchObject({
		code: 'table_too_large',
	});
});

test.for(['da', 'en'] as const)('%s: every refusal is a sentence', async (locale) => {
	await withLocale(locale, async () => {
		const said = [
			...lineRefusals.map((refusal) => lineProblem(refusal, 'gender')),
			...['workbook', 'empty', 'garbled', 'no_header', 'no_column'].map((problem) =>
				fileProblem(problem, 'x'),
			),
		];
		for (const sentence of said) expect(sentence).toMatch(/\.$/);
		expect(new Set(said).size).toBe(said.length);
	});
});

test('the desk takes them out again, as they came, in either spelling; and nobody else does', async ({
	db,
}) => {
	const { editor, slug } = await desk(db);
	const file = 'Halvår;Bydel;Tal;Note\n2026-1;;70,2;=1+1\n2026-1;Valby;71,5;\n';
	await uploadFigures(db, editor, slug, csv(file));
	const out = async (locale: 'da' | 'en') => {
		const found = await indicatorDeskFile(db, await person(db, 'auditor'), slug);
		return withLocale(locale, () => deskFiguresCsv(found));
	};
	const danish = await out('da');
	expect(danish).toContain(';70,2;');
	expect(danish).toContain(";'=1+1");
	expect(danish).toMatch(/;Valby;71,5;%/);
	expect(await out('en')).toContain(',70.2,');
	await expect(indicatorDeskFile(db, await person(db), slug)).rejects.toMatchObject({ status: 404 });
});
