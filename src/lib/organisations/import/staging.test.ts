/** A list on its way: handed in, looked at, said yes to by one of two, or thrown away. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import * as readers from '#lib/organisations/import/list-readers.server.ts';
import * as staging from '#lib/organisations/import/staging.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeSite, person } from '../../../../tests/support/cast/people.ts';
import { organisation } from '../../../../tests/support/cast/organisations.ts';
import { test } from '../../../../tests/support/database.ts';

afterEach(() => setClock(null));

const header = 'Navn;Type;Adresse;Postnummer;By;Breddegrad;Længdegrad;Hjemmeside';
const school = 'Søens Skole;folkeskole;Søgade 1;2200;København N;55,6861;12,5560;www.soeens-skole.dk';
const club = 'Fodbold for alle;fodboldklub;;;;55,7128;12,5525;';
const spacious = 'Rumskolen;rumstation;Gade 2;2200;;55,68;12,55;';
const file = (content: string | Uint8Array<ArrayBuffer>, name = 'liste.csv') => new File([content], name);
const list = (...lines: string[]) => file([header, ...lines].join('\r\n'));

async function desk(db: Database) {
	const [one, other] = [await person(db, 'administrator'), await person(db, 'administrator')];
	const read = (id: number, outcome: string | null = null) =>
		readers.listDesk(db, one, { id, outcome: readers.outcomeIn(outcome), limit: 50 });
	return { one, other, read };
}
const organisations = (db: Database) =>
	db.selectFrom('organisation').select(['name', 'state', 'website']).orderBy('id').execute();

describe('a list', () => {
	test('is looked at before anything is written, and taken in by a yes', async ({ db }) => {
		const { one, read } = await desk(db);
		const id = await staging.handInList(db, one, list(school, spacious, school, club, 'For få;folkeskole'));
		const looked = await read(id);
		expect(looked.list).toMatchObject({
			state: 'ready',
			counts: { new: 2, changed: 0, same: 0, skipped: 1, refused: 2 },
			writes: 2,
		});
		expect(
			looked.lines.rows.map(({ line, outcome, reason, detail }) => [line, outcome, reason, detail]),
		).toEqual([
			[2, 'new', null, ''],
			[3, 'refused', 'type_unknown', 'rumstation'],
			[4, 'skipped', 'twice', '2'],
			[5, 'new', null, ''],
			[6, 'refused', 'row_width', '2'],
		]);
		expect((await read(id, 'new')).lines.rows.map(({ name }) => name)).toEqual([
			'Søens Skole',
			'Fodbold for alle',
		]);
		expect(await organisations(db)).toEqual([]);

		await staging.confirmList(db, one, id);
		expect((await read(id)).list).toMatchObject({ state: 'taken', counts: { new: 2, refused: 2 } });
		expect(await organisations(db)).toEqual([
			{ name: 'Søens Skole', state: 'listed', website: 'https://www.soeens-skole.dk' },
			{ name: 'Fodbold for alle', state: 'listed', website: null },
		]);
		// The file itself is not kept.
		expect(await db.selectFrom('organisationList').select('content').execute()).toEqual([{ content: null }]);
	});

	test('says which fields would change, and leaves alone who is more than listed', async ({ db }) => {
		const { one, read } = await desk(db);
		await staging.confirmList(db, one, await staging.handInList(db, one, list(school, club)));
		await db
			.updateTable('organisation')
			.set({ state: 'draft' })
			.where('name', '=', 'Fodbold for alle')
			.execute();
		const moved = school.replace('2200', '2100').replace('www.soeens-skole.dk', 'ny.dk');
		const again = list(moved, club.replace('55,7128', '55,7129'));
		const id = await staging.handInList(db, one, again);
		const { lines } = await read(id);
		expect(lines.rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
			['changed', ['website', 'postcode']],
			['same', []],
		]);
		await staging.confirmList(db, one, id);
		expect((await organisations(db)).map(({ website }) => website)).toEqual(['https://ny.dk', null]);
	});

	test('is judged again by the yes: what came meanwhile counts', async ({ db }) => {
		const { one, read } = await desk(db);
		const id = await staging.handInList(db, one, list(school, club));
		const partner = await organisation(db, { state: 'approved', name: 'Søens skole' });
		await makeSite(db, partner.id, { lat: 55.6862, lng: 12.5561 });
		await staging.confirmList(db, one, id);
		const { list: taken, lines } = await read(id);
		expect(taken.counts).toMatchObject({ new: 1, skipped: 1 });
		expect(lines.rows[0]).toMatchObject({ outcome: 'skipped', reason: 'here', detail: 'approved' });
	});

	test('is taken in once by two who say yes at the same time, and two lists with the same lines once', async ({
		db,
	}) => {
		const { one, other, read } = await desk(db);
		const id = await staging.handInList(db, one, list(school, club));
		const second = await staging.handInList(db, other, list(club, school));
		await Promise.all([
			staging.confirmList(db, one, id),
			staging.confirmList(db, other, id),
			staging.confirmList(db, other, second),
		]);
		expect(await organisations(db)).toHaveLength(2);
		const added = [(await read(id)).list.counts.new, (await read(second)).list.counts.new];
		expect(added.toSorted()).toEqual([0, 2]);
		const taken = await db
			.selectFrom('auditEntry')
			.select('subjectId')
			.where('verb', '=', 'organisation_list.taken')
			.execute();
		expect(taken.map(({ subjectId }) => subjectId).toSorted()).toEqual([id, second]);
	});

	test('handed in twice while it waits is one', async ({ db }) => {
		const { one, other } = await desk(db);
		const both = await Promise.all([one, other].map((who) => staging.handInList(db, who, list(school))));
		expect(both[0]).toBe(both[1]);
	});

	test('is dropped, but not once somebody said yes', async ({ db }) => {
		const { one, other, read } = await desk(db);
		const id = await staging.handInList(db, one, list(school));
		await staging.dropList(db, other, id);
		await staging.dropList(db, one, id);
		await expect(read(id)).rejects.toMatchObject({ status: 404 });
		await expect(staging.confirmList(db, one, id)).rejects.toMatchObject({ status: 404 });
		const taken = await staging.handInList(db, one, list(school));
		await staging.confirmList(db, one, taken);
		await expect(staging.dropList(db, one, taken)).rejects.toMatchObject({ code: 'organisation_list_taken' });
	});

	test('that nobody says yes to is thrown away after seven days, one that was taken in is kept', async ({
		db,
	}) => {
		const { one } = await desk(db);
		setClock(new Date('2026-03-04T12:00:00Z'));
		const taken = await staging.handInList(db, one, list(club));
		await staging.confirmList(db, one, taken);
		await staging.handInList(db, one, list(school));
		await staging.handInList(db, one, file('id;navn\n1;By\n'));
		const left = async (at: string) => {
			setClock(new Date(at));
			await staging.forgetLists.handle(db, undefined);
			return (await db.selectFrom('organisationList').select('id').execute()).map(({ id }) => id);
		};
		expect(await left('2026-03-11T11:00:00Z')).toHaveLength(3);
		expect(await left('2026-03-11T13:00:00Z')).toEqual([taken]);
		expect(await db.selectFrom('organisationListLine').select('listId').execute()).toEqual([
			{ listId: taken },
		]);
	});
});

describe('a large list', () => {
	const lines = Array.from(
		{ length: 1500 },
		(_, at) =>
			`Forening ${at};forening;En ganske lang vej ${at};2200;København N;55,68${String(at).padStart(4, '0')};12,55;`,
	);
	test('is read and taken in by jobs, each once', async ({ db }) => {
		const { one, read } = await desk(db);
		const id = await staging.handInList(db, one, list(...lines));
		expect((await read(id)).list.state).toBe('reading');
		await expect(staging.confirmList(db, one, id)).rejects.toMatchObject({
			code: 'organisation_list_not_ready',
		});
		await staging.readListTask.handle(db, { id });
		await staging.readListTask.handle(db, { id });
		const page = await read(id);
		expect(page.list).toMatchObject({ state: 'ready', counts: { new: 1500 } });
		expect(page.lines.rows).toHaveLength(50);
		const next = await readers.listDesk(db, one, { id, outcome: null, after: page.lines.next, limit: 50 });
		expect(next.lines.rows[0]?.line).toBe(52);
		await staging.confirmList(db, one, id);
		expect((await read(id)).list.state).toBe('taking');
		expect(await organisations(db)).toEqual([]);
		await staging.takeListTask.handle(db, { id });
		await staging.takeListTask.handle(db, { id });
		expect((await read(id)).list).toMatchObject({ state: 'taken', counts: { new: 1500, same: 0 } });
		expect(await organisations(db)).toHaveLength(1500);
	});
});

describe('who may', () => {
	test('an administrator hands in; an auditor reads what was said yes to; others find nothing', async ({
		db,
	}) => {
		const { one } = await desk(db);
		const waits = await staging.handInList(db, one, list(school));
		const taken = await staging.handInList(db, one, list(club, spacious));
		await staging.confirmList(db, one, taken);
		const auditor = await person(db, 'auditor');
		const page = await readers.listsDesk(db, auditor, { limit: 25 });
		expect(page.rows.map(({ id }) => id)).toEqual([taken]);
		expect(page.mayImport).toBe(false);
		const at = (id: number) => ({ id, outcome: null, limit: 5 });
		expect((await readers.listDesk(db, auditor, at(taken))).list.counts.new).toBe(1);
		expect(await readers.refusedFile(db, auditor, taken)).toContain('rumstation');
		const lost = { status: 404 };
		await expect(readers.listDesk(db, auditor, at(waits))).rejects.toMatchObject(lost);
		await expect(readers.refusedFile(db, auditor, waits)).rejects.toMatchObject(lost);
		for (const role of ['auditor', 'consultant', 'moderator', 'editor', null] as const) {
			const somebody = await person(db, role);
			await expect(staging.handInList(db, somebody, list(school))).rejects.toMatchObject(lost);
			expect(() => staging.confirmList(db, somebody, waits)).toThrow(expect.objectContaining(lost));
			expect(() => staging.dropList(db, somebody, waits)).toThrow(expect.objectContaining(lost));
			if (role === 'auditor') continue;
			await expect(readers.listsDesk(db, somebody, { limit: 5 })).rejects.toMatchObject(lost);
			await expect(readers.listDesk(db, somebody, at(taken))).rejects.toMatchObject(lost);
		}
	});
});

const reference = join(
	process.env.REFERENCE_DATA ?? join(import.meta.dirname, '../../../../../shared/data'),
	'organisations/organisations.csv',
);
describe.skipIf(!existsSync(reference))("the city's own list", () => {
	test('is taken in by the page’s verbs, and again changes nothing', async ({ db }) => {
		const { one, read } = await desk(db);
		const bytes = new Uint8Array(readFileSync(reference));
		const take = async () => {
			const id = await staging.handInList(db, one, file(bytes));
			await staging.readListTask.handle(db, { id });
			await staging.confirmList(db, one, id);
			await staging.takeListTask.handle(db, { id });
			return (await read(id)).list;
		};
		const first = await take();
		expect(first).toMatchObject({ state: 'taken', counts: { changed: 0, same: 0, refused: 0 } });
		expect(first.counts.new + first.counts.skipped).toBe(1536);
		expect(first.counts.new).toBeGreaterThan(1480);
		const again = await take();
		expect(again.counts).toEqual({ ...first.counts, new: 0, same: first.counts.new });
		expect(await organisations(db)).toHaveLength(first.counts.new);
	});
});
if (!existsSync(reference))
	console.warn(
		`SKIPPED: the city's list of organisations is not at ${reference}; set REFERENCE_DATA to test the import on it.`,
	);
