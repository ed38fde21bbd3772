/** What is told, who reads it, what they answer, and what is left when it is over. */
import { sql } from 'kysely';
import { afterEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { retireHelper, saveHelper } from '#lib/equality/help/helpers.server.ts';
import { appointReader, endReader } from '#lib/equality/reading/appointing.server.ts';
import { answerExperience, readExperience } from '#lib/equality/reading/reading.server.ts';
import { sealExperiencesAnew } from '#lib/equality/reading/sealing-anew.server.ts';
import { equalityDeskPage, helpPage, readersPage } from '#lib/equality/readers.server.ts';
import { codeShown } from '#lib/equality/telling/receipt.server.ts';
import {
	addLine,
	keepCode,
	openThread,
	takeBack,
	tellExperience,
} from '#lib/equality/telling/telling.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';
import { keepers } from '../../jobs.server.ts';
import {
	fromElsewhere,
	helperOf,
	helps,
	readerOf,
	tellsOf,
	toldOf,
} from '../../../tests/support/cast/dialogue/experiences.ts';
import { person } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

afterEach(() => setClock(null));

const refused = (code: string) => ({ code });
const missing = { status: 404 };
const opened = (db: Database, code: string) => openThread(db, code, fromElsewhere());
const rowOf = (db: Database, id: number) =>
	db.selectFrom('experience').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const desk = (
	db: Database,
	actor: Parameters<typeof equalityDeskPage>[1],
	view: 'waiting' | 'ending' | 'ended' = 'waiting',
) => equalityDeskPage(db, actor, view, null);

describe('telling', () => {
	test('is once, however often the form is sent, and counted once for each ground', async ({ db }) => {
		const input = tellsOf({ grounds: ['age', 'gender'], setting: 'shop' });
		const from = fromElsewhere();
		const codes = await Promise.all([1, 2, 3].map(() => tellExperience(db, input, from)));
		expect(new Set(codes).size).toBe(1);
		expect(codes[0]).toMatch(/^\d{16}$/);
		expect(codeShown(input.submission)).toBe(codes[0]!.replace(/(.{4})(?=.)/g, '$1 '));
		expect(await db.selectFrom('experience').select('id').execute()).toHaveLength(1);
		const counts = db.selectFrom('experienceCount').select(['ground', 'setting', 'told']).orderBy('ground');
		expect(await counts.execute()).toEqual([
			{ ground: 'age', setting: 'shop', told: 1 },
			{ ground: 'gender', setting: 'shop', told: 1 },
		]);
		await tellExperience(db, tellsOf({ grounds: ['age'], setting: 'shop' }), from);
		expect((await counts.execute())[0]).toMatchObject({ told: 2 });
	});

	test('goes by ticks alone, in words that the database does not know', async ({ db }) => {
		const words = 'Hun sagde, at jeg var for gammel til kurset.';
		const { id } = await toldOf(db, { words });
		expect((await rowOf(db, id)).sealed).not.toContain('gammel');
		const ticked = await toldOf(db, { words: null, deeds: ['worse'] });
		expect(await rowOf(db, ticked.id)).toMatchObject({ sealed: null, deeds: ['worse'] });
		await expect(
			db
				.insertInto('experience')
				.values({
					...(await rowOf(db, id)),
					id: 100_001,
					receiptHash: null,
					takesAnswer: false,
					sealed: words,
				})
				.execute(),
		).rejects.toThrow('experience_sealed_is_sealed');
	});

	test('has a bound for one network, and none for others', async ({ db }) => {
		const from = fromElsewhere();
		for (let count = 0; count < 20; count++) await tellExperience(db, tellsOf(), from);
		await expect(tellExperience(db, tellsOf(), from)).rejects.toMatchObject(refused('experience_too_many'));
		await tellExperience(db, tellsOf(), fromElsewhere());
	});

	test('who wants no answer has no code, is counted once, and is asked for none', async ({ db }) => {
		const input = tellsOf({ reply: 'none' });
		const tells = () => tellExperience(db, input, fromElsewhere());
		expect(await tells()).toBeNull();
		// Sent again, also by who has changed their mind: no code is shown that opens nothing.
		expect(await tellExperience(db, { ...input, reply: 'code' }, fromElsewhere())).toBeNull();
		expect(await db.selectFrom('experience').select(['takesAnswer', 'state']).execute()).toEqual([
			{ takesAnswer: false, state: 'unread' },
		]);
		expect(await db.selectFrom('experienceCount').select('told').execute()).toEqual([{ told: 1 }]);
		await expect(opened(db, codeShown(input.submission).replaceAll(' ', ''))).rejects.toMatchObject(
			refused('experience_code_unknown'),
		);
	});

	test('the code is written down before one goes on; who wants no answer lets it go', async ({ db }) => {
		const { code, input } = await toldOf(db);
		const says = (last: string, forget = false) =>
			keepCode(db, { submission: input.submission, last, forget }, fromElsewhere());
		for (const wrong of ['', '1', code.slice(-1), '0000'])
			await expect(says(wrong)).rejects.toMatchObject(refused('experience_code_not_saved'));
		await says(code.slice(-4));
		await says(codeShown(input.submission));
		await says('', true);
		await expect(opened(db, code)).rejects.toMatchObject(refused('experience_code_unknown'));
	});
});

describe('who reads', () => {
	test('is one adviser and one deputy, named by an administrator, who is never one of them', async ({
		db,
	}) => {
		const [administrator, one, other] = [
			await person(db, 'administrator'),
			await person(db, 'consultant'),
			await person(db, 'editor'),
		];
		const names = async (who: { person: { id: number } }, role: 'adviser' | 'deputy', by = administrator) =>
			appointReader(db, by, { person: who.person.id, role });
		await expect(names(one, 'adviser', other)).rejects.toMatchObject(missing);
		await expect(names(administrator, 'adviser')).rejects.toMatchObject(refused('equality_not_yourself'));
		await expect(names(await person(db), 'adviser')).rejects.toMatchObject(missing);
		await names(one, 'adviser');
		await expect(names(other, 'adviser')).rejects.toMatchObject(refused('equality_role_taken'));
		await expect(names(one, 'deputy')).rejects.toMatchObject(refused('equality_reads_already'));
		await names(other, 'deputy');
		const row = { role: 'adviser' as const, appointedAt: new Date(), appointedBy: administrator.person.id };
		const third = await person(db, 'moderator');
		await expect(
			db
				.insertInto('equalityReader')
				.values({ ...row, personId: third.person.id })
				.execute(),
		).rejects.toThrow('equality_reader_one_of_each');
		const log = db
			.selectFrom('auditEntry')
			.select(['verb', 'details'])
			.where('subjectKind', '=', 'equality_reader');
		expect(await log.execute()).toHaveLength(2);
	});

	test('nobody else does, administrators included; each reading is written down', async ({ db }) => {
		const { id, input } = await toldOf(db);
		const reader = await readerOf(db);
		for (const role of ['administrator', 'consultant', 'moderator', 'editor', 'auditor'] as const) {
			const other = await person(db, role);
			await expect(readExperience(db, other, id)).rejects.toMatchObject(missing);
			await expect(answerExperience(db, other, id, { words: 'Nej.' })).rejects.toMatchObject(missing);
			expect((await desk(db, other)).told).toBeNull();
		}
		await expect(readExperience(db, visitor, id)).rejects.toMatchObject(missing);
		await expect(readExperience(db, reader, 999_999)).rejects.toMatchObject(missing);
		expect(await db.selectFrom('experienceReading').selectAll().execute()).toEqual([]);

		setClock('2026-11-22T10:00:00Z');
		const read = await readExperience(db, reader, id);
		expect(read).toMatchObject({ words: { text: input.words, isLocked: false }, mayAnswer: true });
		await readExperience(db, reader, id);
		const page = await readersPage(db, await person(db, 'administrator'), null);
		expect(page.readings).toMatchObject([
			{ experienceId: id, name: reader.person.name },
			{ experienceId: id, name: reader.person.name, readAt: new Date('2026-11-22T10:00:00Z') },
		]);
		expect(JSON.stringify(page)).not.toContain('tørklæde');
		await expect(db.deleteFrom('experienceReading').execute()).rejects.toThrow('append-only');
	});

	test('who reads no more takes nothing along: the next one reads all of it, and the answers stand', async ({
		db,
	}) => {
		const { id, code, input } = await toldOf(db);
		const first = await readerOf(db);
		await answerExperience(db, first, id, { words: 'Ring til os.' });
		const administrator = await person(db, 'administrator');
		const { readers } = await readersPage(db, administrator, null);
		await endReader(db, administrator, readers[0]!.id);
		await expect(readExperience(db, first, id)).rejects.toMatchObject(missing);
		const next = await readerOf(db);
		expect(await readExperience(db, next, id)).toMatchObject({
			words: { text: input.words },
			lines: [{ side: 'reader', text: { text: 'Ring til os.' } }],
		});
		expect((await opened(db, code)).lines).toMatchObject([{ text: 'Ring til os.' }]);
	});

	test('who no longer works for the municipality reads nothing', async ({ db }) => {
		const { id } = await toldOf(db);
		const reader = await readerOf(db);
		await expect(readExperience(db, { ...reader, municipalRole: null }, id)).rejects.toMatchObject(missing);
	});

	test('has a number in the menu, and nobody else has it', async ({ db }) => {
		const { id } = await toldOf(db);
		const reader = await readerOf(db);
		const counted = async (who: typeof reader) =>
			(await waitingByPage(db, who))['/municipality/equal-treatment'];
		expect(await counted(reader)).toBe(1);
		expect(await counted(await person(db, 'administrator'))).toBe(0);
		await readExperience(db, reader, id);
		expect(await counted(reader)).toBe(1);
		expect((await desk(db, reader)).told?.counts.waiting).toBe(1);
		await answerExperience(db, reader, id, { words: 'Ring til os.' });
		expect(await counted(reader)).toBe(0);
		expect((await desk(db, reader)).told?.counts.waiting).toBe(0);
	});
});

describe('with the code', () => {
	test('one sees the answers, and less than everything', async ({ db }) => {
		const { id, code, input } = await toldOf(db);
		expect(await opened(db, code)).toMatchObject({ isRead: false, lines: [], mayAdd: true });
		const reader = await readerOf(db);
		await readExperience(db, reader, id);
		await answerExperience(db, reader, id, { words: 'Vi kan hjælpe dig videre.' });
		await addLine(db, { code, words: 'Det skete igen i går.' }, fromElsewhere());
		const thread = await opened(db, code);
		expect(thread.lines.map(({ side, text }) => [side, text])).toEqual([
			['reader', 'Vi kan hjælpe dig videre.'],
			['teller', null],
		]);
		expect(JSON.stringify(thread)).not.toContain(input.words);
		expect(JSON.stringify(thread)).not.toMatch(/igen i går|belief|work|refused/);
	});

	test('one may write once between two answers; what was read is unread again', async ({ db }) => {
		const { id, code } = await toldOf(db);
		const reader = await readerOf(db);
		const says = (words: string) => addLine(db, { code, words }, fromElsewhere());
		await readExperience(db, reader, id);
		await Promise.all([says('En ting til.'), says('En ting til.')]);
		expect((await rowOf(db, id)).state).toBe('unread');
		await expect(says('Og endnu en.')).rejects.toMatchObject(refused('experience_wait'));
		await answerExperience(db, reader, id, { words: 'Tak.' });
		expect((await says('Og endnu en.')).lines).toHaveLength(3);
		expect((await readExperience(db, reader, id)).lines.map(({ text }) => text?.text)).toEqual([
			'En ting til.',
			'Tak.',
			'Og endnu en.',
		]);
	});

	test('one takes back what one wrote, and the answers stay', async ({ db }) => {
		const { id, code } = await toldOf(db);
		const reader = await readerOf(db);
		await answerExperience(db, reader, id, { words: 'Vi kan hjælpe dig videre.' });
		await addLine(db, { code, words: 'Tak for svaret.' }, fromElsewhere());
		const after = await takeBack(db, code, fromElsewhere());
		expect(after).toMatchObject({ takenBackOn: copenhagenDate(new Date()) });
		expect(after.lines.map(({ text }) => text)).toEqual(['Vi kan hjælpe dig videre.', null]);
		const { receiptHash, ...row } = await rowOf(db, id);
		expect(receiptHash).not.toBeNull();
		expect(row).toMatchObject({ sealed: null, grounds: null, setting: null, happened: null, deeds: null });
		expect(await readExperience(db, reader, id)).toMatchObject({
			words: null,
			lines: [{ text: { text: 'Vi kan hjælpe dig videre.' } }, { text: null }],
		});
		// An answer is nobody's to take away.
		await expect(
			db.updateTable('experienceLine').set({ sealed: null }).where('side', '=', 'reader').execute(),
		).rejects.toThrow('experience_line_answer_stands');
	});

	test('nobody gets in with another’s, and tries from one network have a bound', async ({ db }) => {
		const { code } = await toldOf(db);
		const from = fromElsewhere();
		const wrong = String((BigInt(code) + 1n) % 10n ** 16n).padStart(16, '0');
		for (let count = 0; count < 30; count++)
			await expect(openThread(db, wrong, from)).rejects.toMatchObject(refused('experience_code_unknown'));
		await expect(openThread(db, code, from)).rejects.toMatchObject(refused('experience_too_many'));
		expect(await opened(db, code)).toMatchObject({ mayAdd: true });
	});

	test('who let it go has no answer to wait for', async ({ db }) => {
		const { id, input } = await toldOf(db);
		const reader = await readerOf(db);
		await keepCode(db, { submission: input.submission, last: '', forget: true }, fromElsewhere());
		expect(await readExperience(db, reader, id)).toMatchObject({ mayAnswer: false });
		await expect(answerExperience(db, reader, id, { words: 'Hej.' })).rejects.toMatchObject(
			refused('experience_takes_no_answer'),
		);
		expect((await desk(db, reader)).told?.counts).toMatchObject({ waiting: 0, done: 1 });
	});
});

describe('its end', () => {
	const forget = keepers.find(({ name }) => name === 'equality.forget_experiences')!;

	test('is told thirty days before, and leaves a number, a month and that it is over', async ({ db }) => {
		setClock('2026-03-14T10:00:00Z');
		const { id, code } = await toldOf(db);
		const reader = await readerOf(db);
		const at = (daysOn: number) =>
			setClock(new Date(Date.parse('2026-03-14T10:00:00Z') + daysOn * 86_400_000));
		at(days.experience - 31);
		expect((await desk(db, reader, 'ending')).told?.rows).toEqual([]);
		at(days.experience - 30);
		expect((await desk(db, reader, 'ending')).told?.rows).toMatchObject([
			{ id, endsSoon: true, endsOn: '2027-03-14' },
		]);
		await answerExperience(db, reader, id, { words: 'Ring til os.' });
		at(days.experience);
		await forget.handle(db, {});
		expect((await opened(db, code)).lines).toHaveLength(1);
		at(days.experience + 1);
		await forget.handle(db, {});
		expect(await rowOf(db, id)).toEqual({
			...{ id, toldOn: '2026-03-01', state: 'ended', receiptHash: null, takesAnswer: false },
			...{ grounds: null, setting: null },
			...{ happened: null, districtNr: null, deeds: null, sealed: null, takenBackOn: null },
		});
		expect(await db.selectFrom('experienceLine').selectAll().execute()).toEqual([]);
		await expect(opened(db, code)).rejects.toMatchObject(refused('experience_code_unknown'));
		const ended = await desk(db, reader, 'ended');
		expect(ended.told?.rows).toMatchObject([{ id, state: 'ended' }]);
		// The figure stays: it was counted as it came.
		expect(await db.selectFrom('experienceCount').select('told').execute()).toEqual([{ told: 1 }]);
		await expect(sql`update experience set state = 'unread' where id = ${id}`.execute(db)).rejects.toThrow();
	});

	test('sealed under an older key, it is sealed anew', async ({ db }) => {
		const { id } = await toldOf(db);
		expect(await sealExperiencesAnew(db)).toEqual({ done: 0, locked: 0 });
		await db
			.updateTable('experience')
			.set({ sealed: sql`'gone.' || split_part(sealed, '.', 2)` })
			.execute();
		// Its key is in no list any more: it is left as it stands, and said.
		expect(await sealExperiencesAnew(db)).toEqual({ done: 0, locked: 1 });
		const reader = await readerOf(db);
		expect(await readExperience(db, reader, id)).toMatchObject({ words: { text: null, isLocked: true } });
	});
});

describe('help', () => {
	test('is found by ground and place; who is retired is not', async ({ db }) => {
		setClock('2026-11-23T10:00:00Z');
		const work = await helperOf(db, { title: 'Arbejdslinjen', grounds: ['age'], settings: ['work'] });
		await helperOf(db, { title: 'Boliglinjen', grounds: ['belief'], settings: ['housing'], hours1: '' });
		const titles = async (ground: 'age' | 'belief' | null, setting: 'work' | 'housing' | null) =>
			(await helpPage(db, { ground, setting })).helpers.map(({ title }) => title);
		expect(await titles(null, null)).toEqual(['Arbejdslinjen', 'Boliglinjen']);
		expect(await titles('age', null)).toEqual(['Arbejdslinjen']);
		expect(await titles('age', 'housing')).toEqual([]);
		expect((await helpPage(db, { ground: 'age', setting: null })).helpers[0]?.openness).toEqual({
			kind: 'open',
			until: '15:00',
		});
		const consultant = await person(db, 'consultant');
		await retireHelper(db, consultant, work, true);
		expect(await titles(null, null)).toEqual(['Boliglinjen']);
		await retireHelper(db, consultant, work, false);
		await saveHelper(db, consultant, work, helps({ title: 'Linjen', hours1: '' }), null);
		expect(await titles(null, null)).toEqual(['Boliglinjen', 'Linjen']);
		const auditor = await person(db, 'auditor');
		await expect(async () => saveHelper(db, auditor, work, helps(), null)).rejects.toMatchObject(missing);
		await expect(
			saveHelper(db, consultant, work, helps({ checkedOn: '2026-11-24' }), null),
		).rejects.toMatchObject(refused('equality_checked_later'));
	});
});
