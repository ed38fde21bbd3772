/** What is said of an indicator beside its figures: read from the form, kept by each edition as it read then, and told wherever the figures are. */
import { parse } from 'csv-parse/sync';
import { safeParse } from 'valibot';
import { afterAll, beforeAll, expect } from 'vitest';
import * as editions from '#lib/followup/barometer/editions/editions.server.ts';
import { changeIndicator } from '#lib/followup/barometer/indicators.server.ts';
import { indicatorInput, type IndicatorInput } from '#lib/followup/barometer/input.ts';
import { metadataColumns } from '#lib/followup/barometer/metadata.ts';
import { findIndicator } from '#lib/followup/barometer/queries.server.ts';
import { classesCsv } from '#lib/followup/barometer/shown/files.server.ts';
import {
	barometerList,
	editionFile,
	indicatorPage,
} from '#lib/followup/barometer/shown/public-readers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { without } from '#lib/platform/keys.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { makeIndicator, nothingMore, releasedEdition } from '../../../../tests/support/cast/barometer.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const said = {
	definition: 'Hvor mange der kender en nabo.',
	definitionEn: 'How many know a neighbour.',
	sourceLicence: 'CC BY 4.0',
	frequency: 'year' as const,
	nextOn: '2027-03-01',
	proxy: true,
	responsible: 'Kontoret for Inklusion',
	contact: 'barometer@by.example',
	caveats: 'Kun folk over 18 er spurgt.',
	caveatsEn: null,
};

const typed = {
	...{ goal: '2011-2014/goal-7', name: 'Naboer', nameEn: '', unit: '%', unitEn: '', direction: 'up' },
	...{ decimals: '1', baselineOn: '2025-1', target: '', targetOn: '', tolerance: '0,5' },
	...{ source: 'En undersøgelse', sourceUrl: '', method: 'Vi spørger et udsnit.', methodEn: '' },
	...{ definition: '', definitionEn: '', caveats: '', caveatsEn: '', sourceLicence: '' },
	...{ frequency: 'half_year', nextOn: '', responsible: '', contact: '' },
};
test.for([
	[{}, []],
	[{ ...said, definitionEn: 'How many', caveatsEn: '', nextOn: '1.3.2027' }, []],
	[{ frequency: 'daily' }, ['frequency']],
	[{ nextOn: 'til foråret' }, ['nextOn']],
	[{ contact: 'kontoret' }, ['contact']],
	[{ definitionEn: 'How many know a neighbour.' }, ['definition']],
	[{ caveatsEn: 'Only adults.' }, ['caveats']],
	[{ caveats: 'x'.repeat(1001) }, ['caveats']],
] as const)('%o: wrong are %j', ([given, wrong]) => {
	const { issues } = safeParse(indicatorInput, { ...typed, decimals: 1, ...given });
	expect([...new Set(issues?.map(({ path }) => path?.[0]?.key))]).toEqual(wrong);
});

const pick = (row: object) =>
	Object.fromEntries(metadataColumns.map((key) => [key, (row as Record<string, unknown>)[key]]));

async function change(db: Database, slug: string, given: Partial<IndicatorInput>) {
	const row = (await findIndicator(db, slug))!;
	const goal = currentEdition().goals[0]!.key;
	const input = { ...row, ...given, goal, wordingRead: true, submission: undefined };
	const fields = without(input, ['id', 'slug', 'retiredAt']);
	await changeIndicator(db, await person(db, 'editor'), slug, fields, null);
}

test('an edition says it as it read then, whatever is said after it', async ({ db }) => {
	const [rikke, jonas] = [await person(db, 'editor'), await person(db, 'administrator')];
	const slug = await makeIndicator(db, rikke, ['2026-01-01']);
	await editions.beginEdition(db, rikke, '2026-01-01');
	await change(db, slug, said);
	await editions.draftEdition(db, rikke, '2026-01-01');
	await editions.checkEdition(db, jonas, '2026-01-01', 'Set efter mod kilden.');
	await editions.releaseEdition(db, jonas, '2026-01-01');
	await change(db, slug, { ...nothingMore, frequency: 'irregular' });
	expect(pick((await findIndicator(db, slug))!)).toEqual({ ...nothingMore, frequency: 'irregular' });
	expect(pick((await indicatorPage(db, slug, null)).indicator)).toEqual(said);
	expect(pick((await barometerList(db, null, null))[0]!.indicator)).toEqual(said);
	const file = await editionFile(db, null);
	const text = withLocale('da', () => classesCsv(file));
	for (const words of [said.definition, said.caveats, said.responsible, said.contact, said.sourceLicence])
		expect(text).toContain(words);
	expect(text).toContain('Vi spørger et udsnit.');
	const [row] = parse<Record<string, string>>(text, { columns: true, bom: true, delimiter: ';' });
	expect(row).toMatchObject({ Stedfortræder: 'ja', 'Basis, sidst og nu er': 'tallet selv' });
});

test('one that says nothing more has a page and a file all the same', async ({ db }) => {
	const slug = await releasedEdition(db, '2026-01-01');
	expect(pick((await indicatorPage(db, slug, null)).indicator)).toEqual(nothingMore);
	expect(classesCsv(await editionFile(db, null))).toContain('Vi spørger et udsnit.');
});
