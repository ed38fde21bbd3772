import { sql } from 'kysely';
import { expect } from 'vitest';
import { discardIndex, readEdition, releaseIndex } from '#lib/followup/cities-index/cities-index.server.ts';
import type { CitiesEditionInput } from '#lib/followup/cities-index/input.ts';
import { citiesDesk, citiesFile, citiesPage } from '#lib/followup/cities-index/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const input = (year: number, comparisonNote: string | null = null): CitiesEditionInput => ({
	year,
	title: `Udgave ${year}`,
	ourCity: 'København',
	source: 'Europarådet',
	sourceUrl: null,
	comparisonNote,
	comparisonNoteEn: null,
});
const file = (rows: string) => new File([`By;Område;Score\n${rows}`], 'index.csv');
const rows = 'København;Skole;80\nFjordby;Skole;60,5\nKøbenhavn;Arbejde;70\n';
const asked = (year: string | null = null, cities: string[] = []) => ({ year, cities });

async function released(db: Database, year: number, note: string | null, text: string) {
	const [one, other] = [await person(db, 'editor'), await person(db, 'administrator')];
	await readEdition(db, one, input(year, note), file(text));
	const { editions } = await citiesDesk(db, other);
	await releaseIndex(db, other, editions.find((edition) => edition.year === year)!.id);
	return { one, other };
}

test('one reads it, another releases it, and then it is public and frozen', async ({ db }) => {
	const [one, other] = [await person(db, 'editor'), await person(db, 'administrator')];
	await readEdition(db, one, input(2025), file(rows));
	expect(await citiesPage(db, asked())).toBeNull();
	const [draft] = (await citiesDesk(db, one)).editions;
	expect(draft).toMatchObject({ scores: 3, mayRelease: false, mayDiscard: true });
	await expect(releaseIndex(db, one, draft!.id)).rejects.toMatchObject({ code: 'cities_own_draft' });
	await expect(
		sql`update cities_index_edition set state = 'released', released_at = now(), released_by = created_by`.execute(
			db,
		),
	).rejects.toThrow(/another_releases/);
	await releaseIndex(db, other, draft!.id);
	const page = await citiesPage(db, asked());
	expect(page).toMatchObject({ ourMean: 75, chosen: ['Fjordby'], means: [60.5], earlier: null });
	for (const statement of [
		sql`update cities_index_score set score = 1`,
		sql`delete from cities_index_score`,
		sql`delete from cities_index_edition`,
		sql`insert into cities_index_score select id, 'Ny', 'By', 1, 1 from cities_index_edition`,
	])
		await expect(statement.execute(db)).rejects.toThrow(/frozen/);
	await expect(discardIndex(db, other, draft!.id)).rejects.toMatchObject({ code: 'barometer_state_changed' });
	expect((await citiesFile(db, null)).text).toContain('Fjordby');
	await expect(citiesFile(db, '1999')).rejects.toMatchObject({ status: 404 });
});

test('two editions are held beside each other only with a note', async ({ db }) => {
	await released(db, 2021, null, 'København;Skole;50\n');
	await released(db, 2025, null, rows);
	expect((await citiesPage(db, asked()))?.earlier).toEqual({ year: 2021, note: null, mean: null });
	await released(db, 2026, 'To områder er nye.', rows);
	expect((await citiesPage(db, asked()))?.earlier).toEqual({
		year: 2025,
		note: { da: 'To områder er nye.' },
		mean: 75,
	});
	expect((await citiesPage(db, asked('2021')))?.earlier).toBeNull();
});

test('a wrong file takes nothing in, and says where', async ({ db }) => {
	const one = await person(db, 'editor');
	const read = (text: string, given = input(2025)) => readEdition(db, one, given, file(text));
	await expect(read(`${rows}Fjordby;Arbejde;140\n`)).rejects.toMatchObject({
		code: 'cities_lines',
		field: 'file',
	});
	await expect(read('Fjordby;Skole;60\n')).rejects.toMatchObject({
		code: 'cities_without_us',
		field: 'ourCity',
	});
	await expect(readEdition(db, one, input(2025), new File(['Year,Value\n'], 'a.csv'))).rejects.toMatchObject({
		code: 'cities_file_unread',
	});
	const twice = new File(['City,Area,Score,Points\nFjordby,Skole,60,61\n'], 'a.csv');
	await expect(readEdition(db, one, input(2025), twice)).rejects.toMatchObject({
		code: 'table_column_twice',
		facts: { detail: 'Score, Points' },
	});
	await expect(readEdition(db, one, input(2025), undefined)).rejects.toMatchObject({
		code: 'cities_file_missing',
	});
	expect((await citiesDesk(db, one)).editions).toEqual([]);
	await read(rows);
	await expect(read(rows)).rejects.toMatchObject({ code: 'cities_year_known', field: 'year' });
	await discardIndex(db, one, (await citiesDesk(db, one)).editions[0]!.id);
	expect((await citiesDesk(db, one)).editions).toEqual([]);
});

test('who only reads writes nothing', async ({ db }) => {
	const reader = await person(db, 'consultant');
	await expect(
		Promise.resolve().then(() => readEdition(db, reader, input(2025), file(rows))),
	).rejects.toMatchObject({
		status: 404,
	});
	expect(await citiesDesk(db, reader)).toEqual({ mayMeasure: false, editions: [] });
});
