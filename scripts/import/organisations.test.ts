import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test as plain } from 'vitest';
import { organisation } from '../../tests/support/cast/organisations.ts';
import { makeSite } from '../../tests/support/cast/people.ts';
import { test } from '../../tests/support/database.ts';
import { importOrganisations } from './organisations.ts';

const reference = join(
	process.env.REFERENCE_DATA ?? join(import.meta.dirname, '../../../shared/data'),
	'organisations/organisations.csv',
);

async function file(content: string | Buffer): Promise<string> {
	const path = join(await mkdtemp(join(tmpdir(), 'bland-import-')), 'list.csv');
	await writeFile(path, content);
	return path;
}

const header = 'name,type,address,postnr,by,bydel,kvarter,lat,lon,website';
const school =
	'Søens Skole,folkeskole,Søgade 1,2200,København N,Nørrebro,Blågården,55.6861,12.5560,www.soeens-skole.dk';
const club = '"Fodbold, for alle",fodboldklub,,,,,,55.7128,12.5525,javascript:alert(1)';

describe('a broken list', () => {
	test('tells of each bad row by line and reason, and takes the others', async ({ db }) => {
		const path = await file(
			[
				header,
				school,
				'\u200b,folkeskole,Gade 1,2200,,,,55.68,12.55,',
				'Rumskolen,rumstation,Gade 2,2200,,,,55.68,12.55,',
				'Malmø Skole,folkeskole,Gade 3,2200,,,,55.605,13.0038,',
				'Byttet Skole,folkeskole,Gade 4,2200,,,,12.55,55.68,',
				'Uden Sted,folkeskole,Gade 5,2200,,,,,,',
				'For få,folkeskole',
				'',
				school,
				'SØENS SKOLE,friskole,Søgade 1 B,2200,,,,55.6862,12.5561,',
				`${'Lang '.repeat(40)},folkeskole,Gade 6,2200,,,,55.68,12.55,`,
				'"Åben anførsel,folkeskole,Gade 7,2200,,,,55.68,12.55,',
				club,
			].join('\r\n'),
		);
		const summary = await importOrganisations(db, path);
		expect(summary).toMatchObject({ created: 2, updated: 0, unchanged: 0, websitesLeftOut: 1 });
		expect(summary.refused.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
			'3 name: Write your name',
			'4 the type "rumstation" is not known',
			expect.stringMatching(/^5 point: The point is not in Copenhagen/),
			expect.stringMatching(/^6 point: The numbers seem to be swapped/),
			'7 the coordinates are missing or no numbers',
			'8 it has 2 columns, the header has 10',
			'12 name: The text is too long. There is room for 160 characters',
			'13 its quotation marks do not match',
		]);
		expect(summary.skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
			'10 the same name, type and address as line 2',
			'11 the same name as line 2 in the same place',
		]);
		const taken = await db
			.selectFrom('organisation')
			.innerJoin('site', 'site.organisationId', 'organisation.id')
			.select(['name', 'kind', 'state', 'website', 'address', 'districtNr', 'isPrimary'])
			.orderBy('organisation.id')
			.execute();
		expect(taken).toEqual([
			{
				name: 'Søens Skole',
				kind: 'school',
				state: 'listed',
				website: 'https://www.soeens-skole.dk',
				address: 'Søgade 1',
				districtNr: 3,
				isPrimary: true,
			},
			{
				name: 'Fodbold, for alle',
				kind: 'association',
				state: 'listed',
				website: null,
				address: 'Bispebjerg',
				districtNr: 8,
				isPrimary: true,
			},
		]);
	});

	test('a row the database refuses takes no other with it', async ({ db }) => {
		await db.schema
			.alterTable('organisation')
			.addCheckConstraint('no_clubs', (await import('kysely')).sql`name not like 'Fodbold%'`)
			.execute();
		const summary = await importOrganisations(db, await file([header, club, school].join('\n')));
		expect(summary).toMatchObject({ created: 1, refused: [{ line: 2 }] });
	});
});

describe('a list', () => {
	test('with BOM, semicolons, decimal commas and other column names is read', async ({ db }) => {
		const path = await file(
			'\uFEFFNavn;Type;Adresse;Lat;Lng\nSøens Skole;Folkeskole;Søgade 1;55,6861;12,5560\n',
		);
		expect(await importOrganisations(db, path)).toMatchObject({ created: 1, refused: [] });
	});

	test('in the letters of old Windows is read', async ({ db }) => {
		await importOrganisations(db, await file(Buffer.from([header, school].join('\n'), 'latin1')));
		const { name } = await db.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
		expect(name).toBe('Søens Skole');
	});

	test('in the letters of a Mac is refused whole, and overwrites nothing', async ({ db }) => {
		const list = [header, school, club].join('\n');
		await importOrganisations(db, await file(list));
		const before = await db.selectFrom('site').selectAll().execute();
		const mac = Buffer.from(
			list.replace(/[øåØ]/g, (letter) => ({ ø: '¿', å: '\u008C', Ø: '¯' })[letter]!),
			'latin1',
		);
		await expect(importOrganisations(db, await file(mac))).rejects.toThrow(
			/letters .* cannot be read.*CSV UTF-8/,
		);
		expect(await db.selectFrom('site').selectAll().execute()).toEqual(before);
	});

	test.each([
		['without the columns', 'navn;alder\nSøens;7\n', /has no column type, lat, lon/],
		['with nothing in it', '', /is empty/],
		['that is a workbook', 'PK\u0003\u0004xl/workbook.xml', /is a workbook.*CSV UTF-8/],
		['with nothing but separators', ';;\n;;\n', /has no header/],
	])('%s gets a sentence', async (_, content, sentence) => {
		await expect(importOrganisations(undefined as never, await file(content))).rejects.toThrow(sentence);
	});

	plain('that is not there gets a sentence', async () => {
		await expect(importOrganisations(undefined as never, '/nowhere/list.csv')).rejects.toThrow(
			/There is no file/,
		);
	});

	test('leaves partners alone, updates what changed, and a dry run writes nothing', async ({ db }) => {
		const partner = await organisation(db, { state: 'approved', name: 'Søens skole' });
		await makeSite(db, partner.id, { lat: 55.6862, lng: 12.5561 });
		const first = await file([header, school, club].join('\n'));
		expect(await importOrganisations(db, first, { dryRun: true })).toMatchObject({
			created: 1,
			skipped: [{ line: 2 }],
		});
		expect(await db.selectFrom('organisation').select('id').execute()).toHaveLength(1);
		expect(await importOrganisations(db, first)).toMatchObject({ created: 1 });
		expect(await importOrganisations(db, first)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
		const second = await file([header, club.replace('javascript:alert(1)', 'www.fodbold.dk')].join('\n'));
		expect(await importOrganisations(db, second)).toMatchObject({ updated: 1 });
	});
});

describe.skipIf(!existsSync(reference))("the city's own list", () => {
	test('is taken once, with every row accounted for', async ({ db }) => {
		const first = await importOrganisations(db, reference);
		expect(first.created + first.skipped.length + first.refused.length).toBe(1536);
		expect(first.refused).toEqual([]);
		expect(first.created).toBeGreaterThan(1480);
		const again = await importOrganisations(db, reference);
		expect(again).toMatchObject({ created: 0, updated: 0, unchanged: first.created, skipped: first.skipped });
		const states = await db.selectFrom('organisation').select('state').distinct().execute();
		expect(states).toEqual([{ state: 'listed' }]);
	});
});
if (!existsSync(reference)) {
	console.warn(
		`SKIPPED: the city's list of organisations is not at ${reference}; set REFERENCE_DATA to test the import on it.`,
	);
}
