/** Every list of the desk is a file too: the lines of its page, behind its page's door, and nothing that the page does not say. */
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, MunicipalRole } from '#lib/accounts/actor.ts';
import { municipalRoleName } from '#lib/accounts/labels.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { letterValues } from '#lib/casework/writing/letter.ts';
import { listLetters } from '#lib/casework/writing/writing.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { readAs } from '../../../tests/support/as-visitor.ts';
import { draftLetter } from '../../../tests/support/cast/letters.ts';
import { makePerson, person, player } from '../../../tests/support/cast/people.ts';
import { withDatabase } from '../../../tests/support/database.ts';
import { city, now } from '../../../tests/sweeps/one-of-each.ts';

const desk = '/(municipality)/municipality';
const reader = 'laeser@prove.example';
const db = withDatabase();
let letter: string;
let consultant: Actor;

beforeAll(async () => {
	setClock(now);
	await city(db());
	const us = await player(db(), 'business', { name: '=Formel & Søn' });
	letter = await draftLetter(db(), us.id);
	consultant = await makePerson(db(), { name: 'Sara Vejle', municipalRole: 'consultant' });
	await makePerson(db(), { name: 'Ny Kollega', municipalRole: 'editor', confirmed: false });
	await sql`update flag set email = ${reader}, words = 'Det er på en anden dag' where closed_at is null`.execute(
		db(),
	);
	await db()
		.insertInto('image')
		.values({
			organisationId: us.id,
			fileKey: `${'d'.repeat(64)}.webp`,
			sha256: 'd'.repeat(64),
			bytes: 1000,
			width: 1600,
			height: 900,
			takenDownAt: new Date('2026-11-20'),
			takenDownReason: 'Et ansigt, som ikke må vises.',
		})
		.execute();
});
afterAll(() => setClock(null));

const fileAs = async (
	who: Actor,
	file: string,
	{ locale = 'da', ...asked }: { locale?: Locale; search?: string; params?: Record<string, string> } = {},
): Promise<string[][]> => {
	const text = await withLocale(locale, () => readAs(db(), who, `${desk}/${file}`, asked));
	return text === '404'
		? []
		: (parse(text, { bom: true, delimiter: locale === 'da' ? ';' : ',' }) as string[][]);
};

const everybody: MunicipalRole[] = ['administrator', 'consultant', 'moderator', 'editor', 'auditor'];
const files: [file: string, roles: MunicipalRole[], params?: () => Record<string, string>][] = [
	['letters.csv', everybody],
	['letters/[letter]/partners.csv', everybody, () => ({ letter })],
	['takedowns.csv', everybody],
	['flags.csv', everybody],
	['pictures.csv', everybody],
	['charter.csv', everybody],
	['charter/versions.csv', everybody],
	['policy.csv', everybody],
	['duplicates.csv', everybody],
	['duplicates/partners.csv', everybody],
	['commitment-types.csv', everybody],
	['followup/barometer.csv', everybody],
	['followup/barometer/editions.csv', everybody],
	['network/partners.csv', everybody],
	['network/growth.csv', everybody],
	['followup/year-wheel.csv', everybody],
	['accounts.csv', ['administrator']],
	['mails.csv', ['administrator']],
	['partners/import/lists.csv', ['administrator', 'auditor']],
	['retention.csv', ['administrator', 'auditor']],
];

describe.each(files)('%s', (file, roles, params) => {
	test.each([...everybody, null])('for %s', async (role) => {
		const table = await fileAs(await person(db(), role), file, { params: params?.() ?? {} });
		expect(table.length > 0).toBe(role !== null && roles.includes(role));
	});

	test('has as many lines and columns in English, under other headings', async () => {
		const administrator = await person(db(), 'administrator');
		const asked = { params: params?.() ?? {} };
		const [danish, english] = await Promise.all(
			(['da', 'en'] as const).map((locale) => fileAs(administrator, file, { ...asked, locale })),
		);
		expect(english!.length).toBe(danish!.length);
		expect(english![0]).toHaveLength(danish![0]!.length);
		expect(english![0]).not.toEqual(danish![0]);
	});
});

test('letters: those of the page, with how far each is and where it is', async () => {
	const [, row] = await fileAs(consultant, 'letters.csv');
	const { rows } = await listLetters(db(), consultant, { after: null, limit: 10 });
	expect(rows).toHaveLength(1);
	expect(row!.slice(0, 6)).toEqual([
		letterValues(rows[0]!).subject,
		m.consent_list_news(),
		rows[0]!.writerName,
		'Kladde',
		'1',
		'',
	]);
	expect(row![6]).toMatch(new RegExp(`/kommune/breve/${letter}$`));
});

test('whom a letter is for: by what the page is narrowed to, and no cell begins a formula', async () => {
	const params = { letter };
	const all = await fileAs(consultant, 'letters/[letter]/partners.csv', { params });
	expect(all.slice(1).map(([name]) => name)).toEqual(["'=Formel & Søn"]);
	const outcome = { params, search: '?outcome=closed' };
	expect(await fileAs(consultant, 'letters/[letter]/partners.csv', outcome)).toHaveLength(1);
	const unknown = { params: { letter: '999999' } };
	expect(await fileAs(consultant, 'letters/[letter]/partners.csv', unknown)).toEqual([]);
});

test('what readers say: the words, and never who said them', async () => {
	const rows = await fileAs(consultant, 'flags.csv');
	expect(rows.slice(1).map((row) => row[3])).toEqual(['Det er på en anden dag', 'Det er på en anden dag']);
	expect(JSON.stringify(rows)).not.toContain(reader);
	expect(await fileAs(consultant, 'flags.csv', { search: '?reason=other' })).toHaveLength(1);
});

test('takedowns: with reason and decision, by the state that the page shows', async () => {
	const upheld = await fileAs(consultant, 'takedowns.csv', { search: '?state=upheld' });
	expect(upheld).toHaveLength(2);
	expect(upheld[1]![2]).toBe('Klage afvist');
	const days = [3, 6, 8].map((column) => upheld[1]![column]);
	expect(days).toEqual(days.map(() => expect.stringMatching(/^\d{4}-\d\d-\d\d$/)));
});

test('pictures: also those that were taken down, with the reason', async () => {
	const [, ...rows] = await fileAs(consultant, 'pictures.csv');
	const down = rows.filter((row) => row[4]);
	expect(down.map((row) => [row[0], row[1], row[5]])).toEqual([
		["'=Formel & Søn", 'Vises ingen steder lige nu', 'Et ansigt, som ikke må vises.'],
	]);
	expect(down[0]![6]).toMatch(/\/kommune\/billeder\?picture=\d+$/);
});

test('the municipality’s own people: name, mail, role, and whether they have begun', async () => {
	const rows = await fileAs(await person(db(), 'administrator'), 'accounts.csv');
	expect(rows.find(([name]) => name === 'Ny Kollega')?.slice(2)).toEqual([
		municipalRoleName('editor'),
		'nej',
	]);
	expect(rows.find(([name]) => name === 'Sara Vejle')?.slice(2)).toEqual([
		municipalRoleName('consultant'),
		'ja',
	]);
	expect(rows.slice(1).every((row) => row.length === 4)).toBe(true);
});
