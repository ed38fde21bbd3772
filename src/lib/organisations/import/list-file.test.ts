/** Files that are no list, lines that are told, and the file that goes back to be put right. */
import { describe, expect, test as plain } from 'vitest';
import * as readers from '#lib/organisations/import/list-readers.server.ts';
import { lineReasons, outcomes } from '#lib/organisations/import/list.ts';
import { readList } from '#lib/organisations/import/list-file.ts';
import * as staging from '#lib/organisations/import/staging.server.ts';
import { changesText, listProblem, outcomeName, reasonText } from '#lib/organisations/import/words.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { kindTable, organisationKinds } from '#lib/policy/kinds.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const header = 'name,type,address,postnr,by,lat,lon,website';
const school = 'Søens Skole,folkeskole,Søgade 1,2200,København N,55.6861,12.5560,www.soeens-skole.dk';
const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'liste.csv');

async function stopped(db: Database, content: string | Uint8Array<ArrayBuffer>) {
	const one = await person(db, 'administrator');
	const id = await staging.handInList(db, one, file(content));
	const { list } = await readers.listDesk(db, one, { id, outcome: null, limit: 5 });
	expect(list.state).toBe('unread');
	expect(await db.selectFrom('organisation').select('id').execute()).toEqual([]);
	return listProblem(list.problem ?? '', list.detail);
}

describe('what is no list is stopped, and says what to do', () => {
	const mac = Buffer.from(
		[header, school].join('\n').replace(/[øå]/g, (letter) => ({ ø: '¿', å: '\u008C' })[letter]!),
		'latin1',
	);
	test.for([
		['of a Mac', new Uint8Array(mac), /Bogstaverne kan ikke læses.*CSV UTF-8/],
		['a workbook', 'PK\u0003\u0004xl/workbook.xml', /regneark.*CSV UTF-8/],
		['empty', '\n\n', /tom/],
		['without a header', ';;\n;;\n', /ingen overskrifter.*Navn, Type/],
		['without columns', 'navn;alder\nSøens;7\n', /mangler Type, Breddegrad, Længdegrad.*name, alder/],
		['with nothing under its header', `${header}\n`, /ingen linjer/],
	] as const)('%s', async ([, content, sentence], { db }) => {
		expect(await stopped(db, content as string)).toMatch(sentence);
	});

	test('one with more lines than there is room for', async ({ db }) => {
		const one = await person(db, 'administrator');
		const lines = Array<string>(20_001).fill('A,forening,,,,55.68,12.55,');
		const id = await staging.handInList(db, one, file([header, ...lines].join('\n')));
		await staging.readListTask.handle(db, { id });
		const { list } = await readers.listDesk(db, one, { id, outcome: null, limit: 5 });
		expect(list).toMatchObject({ state: 'unread', problem: 'too_many', detail: '20000' });
	});

	test('no file, and one that is too large', async ({ db }) => {
		const one = await person(db, 'administrator');
		await expect(staging.handInList(db, one, undefined)).rejects.toMatchObject({ code: 'table_missing' });
		const large = file(new Uint8Array(5 * 1024 * 1024 + 1));
		await expect(staging.handInList(db, one, large)).rejects.toMatchObject({ code: 'table_too_large' });
	});
});

plain.each([
	['', 'Skole,,G 1,2200,,55.68,12.55,', 'type_missing'],
	['rumstation', 'Skole,Rumstation,G 1,2200,,55.68,12.55,', 'type_unknown'],
	['', '\u200b,forening,G 1,2200,,55.68,12.55,', 'name_missing'],
	['', `${'Lang '.repeat(40)},forening,G 1,2200,,55.68,12.55,`, 'name_long'],
	['', 'Se www.svindel.dk,forening,G 1,2200,,55.68,12.55,', 'name_link'],
	['', `A,forening,${'Lang '.repeat(50)},2200,,55.68,12.55,`, 'address_long'],
	['', 'A,forening,G 1,2200,,,,', 'coordinates'],
	['', 'A,forening,G 1,2200,,her,der,', 'coordinates'],
	['', 'Malmø Skole,folkeskole,G 3,2200,,55.605,13.0038,', 'place_outside'],
	['', 'Byttet Skole,folkeskole,G 4,2200,,12.55,55.68,', 'place_swapped'],
	['1', 'A', 'row_width'],
	['', '"A,forening,G 1,2200,,55.68,12.55,', 'row_quotes'],
	['S¿lv', 'S¿lv,forening,G 1,2200,,55.68,12.55,', 'row_garbled'],
])('a line is refused with what is wrong (%s)', (detail, line, code) => {
	const good = Array<string>(5).fill(school);
	const { rows } = readList(Buffer.from([header, ...good, line].join('\n')));
	expect(rows.at(-1)).toMatchObject({ reason: { code, detail } });
});

test('refused lines go back with the reason beside, and are taken once they are put right', async ({
	db,
}) => {
	const one = await person(db, 'administrator');
	const broken = [
		'Rumskolen,rumstation,Gade 2,2200,,55.68,12.55,',
		'For mange,forening,Gade 3,2200,,55.69,12.56,www.a.dk,en note',
	];
	const id = await staging.handInList(db, one, file([header, school, ...broken].join('\n')));
	await staging.confirmList(db, one, id);
	const back = await readers.refusedFile(db, one, id);
	expect(back.split('\r\n').slice(0, 3)).toEqual([
		'\uFEFFNavn;Type;Adresse;Postnummer;By;Breddegrad;Længdegrad;Hjemmeside;Linje;Hvorfor',
		'Rumskolen;rumstation;Gade 2;2200;;55.68;12.55;;3;Vi kender ikke typen »rumstation«. Skriv et af de ord, vi kender.',
		'For mange;forening;Gade 3;2200;;55.69;12.56;www.a.dk en note;4;Linjen har 9 felter. Det passer ikke med overskrifterne.',
	]);
	const right = back.replace(';rumstation;', ';folkeskole;');
	const again = await staging.handInList(db, one, file(right));
	const { list } = await readers.listDesk(db, one, { id: again, outcome: null, limit: 5 });
	expect(list).toMatchObject({ counts: { new: 2, refused: 0 }, websitesLeftOut: 1 });
});

test('what no text may hold is passed over, wherever it stands', async ({ db }) => {
	const one = await person(db, 'administrator');
	const hidden = [`${header},no\u0000te`, 'A\u0000,rum\u0000station,G\u0000 1,2200,,55.68,12.55,,x\u0000'];
	const id = await staging.handInList(db, one, file(hidden.join('\n')));
	const { lines } = await readers.listDesk(db, one, { id, outcome: null, limit: 5 });
	expect(lines.rows).toMatchObject([{ reason: 'row_garbled', detail: 'A' }]);
	expect(await readers.refusedFile(db, one, id)).toContain('A;rumstation;G 1;2200');
	expect(await stopped(db, 'na\u0000vn;al\u0000der\nA;7\n')).toContain('navn, alder');
});

test.for(['da', 'en'] as const)(
	'%s: the template reads back, and every type it names is known',
	async (locale, { db }) => {
		const one = await person(db, 'administrator');
		const template = withLocale(locale, () => readers.listTemplate(one));
		const words = organisationKinds.flatMap((kind) => kindTable[kind].cityWords);
		const mark = locale === 'da' ? ';' : ',';
		const rows = words.map((word, at) =>
			[`Navn ${at}`, word, 'Gade 1', '2200', 'København', 'Nørrebro', '55.68', '12.55', ''].join(mark),
		);
		const { rows: read } = readList(Buffer.from(template + rows.join('\r\n')));
		expect(read.filter((row) => 'reason' in row)).toEqual([]);
		expect(read).toHaveLength(words.length);
	},
);

plain.each(['da', 'en'] as const)('%s: every refusal is a sentence, and no two are the same', (locale) => {
	withLocale(locale, () => {
		const said = [
			...lineReasons.map((reason) => reasonText(reason, '7')),
			...['workbook', 'empty', 'garbled', 'no_header', 'no_column', 'no_rows', 'too_many'].map((problem) =>
				listProblem(problem, 'type\nx'),
			),
		];
		for (const sentence of said) expect(sentence).toMatch(/\.$/);
		expect(new Set(said).size).toBe(said.length);
		expect(new Set(outcomes.map(outcomeName)).size).toBe(outcomes.length);
		expect(changesText(['lat', 'lng', 'website']).split(', ')).toHaveLength(2);
	});
});
