/** The year's wheel with a real database: who may do what, and that it turns once. */
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { wheelCalendar } from '#lib/followup/wheel/calendar.server.ts';
import { wheelCsv, wheelDeskCsv } from '#lib/followup/wheel/file.server.ts';
import type { WheelTaskInput } from '#lib/followup/wheel/input.ts';
import { remindOfWheel, rollWheel } from '#lib/followup/wheel/jobs.server.ts';
import { publicWheel, taskOnDesk, wheelOnDesk } from '#lib/followup/wheel/readers.server.ts';
import { changeTask, finishTask, planTask, removeTask } from '#lib/followup/wheel/wheel.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { versionOf } from '#lib/platform/forms/edited.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makePerson, person, type Somebody } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterEach(() => setClock(null));

const input = (more: Partial<WheelTaskInput> = {}): WheelTaskInput => ({
	submission: undefined,
	ring: 'politics',
	title: 'Statusmøde',
	note: 'Kun for os',
	startsOn: null,
	dueOn: '2026-12-08',
	yearly: true,
	boardKind: null,
	owner: null,
	remindDays: 14,
	...more,
});

async function planned(db: Database, by: Somebody, more: Partial<WheelTaskInput> = {}): Promise<number> {
	await planTask(db, by, input(more));
	const last = db.selectFrom('wheelTask').select('id').orderBy('id', 'desc').limit(1);
	return (await last.executeTakeFirstOrThrow()).id;
}
const rowsOf = (db: Database) => db.selectFrom('wheelTask').selectAll().orderBy('id').execute();
const titles = async (db: Database, year: string) =>
	(await publicWheel(db, year)).entries.filter(({ task }) => task !== null).map(({ title }) => title);

describe('who plans', () => {
	test.for(['administrator', 'editor'] as const)('%s does', async (role, { db }) => {
		await planned(db, await person(db, role));
		expect(await titles(db, '2026')).toEqual(['Statusmøde']);
	});

	test.for(['consultant', 'moderator', 'auditor'] as const)('%s does not', async (role, { db }) => {
		const id = await planned(db, await person(db, 'editor'));
		const other = await person(db, role);
		const attempts: (() => Promise<unknown>)[] = [
			() => planTask(db, other, input()),
			() => changeTask(db, other, id, input(), null),
			() => removeTask(db, other, id),
			() => finishTask(db, other, id, true),
			() => taskOnDesk(db, other, id),
		];
		for (const attempt of attempts)
			await expect(Promise.resolve().then(attempt)).rejects.toMatchObject({ status: 404 });
		expect((await wheelOnDesk(db, other, null)).mayPlan).toBe(false);
	});

	test('a visitor sees what and when, and neither note nor name', async ({ db }) => {
		const owner = await makePerson(db, { name: 'Karen Holst', municipalRole: 'consultant' });
		await planned(db, await person(db, 'editor'), { owner: owner.person.id });
		const shown = JSON.stringify(await publicWheel(db, '2026'));
		expect(shown).toContain('Statusmøde');
		expect(shown).not.toContain('Kun for os');
		expect(shown).not.toContain('Karen');
		await expect(Promise.resolve().then(() => wheelOnDesk(db, visitor, null))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('a task is given to nobody but those at the desk', async ({ db }) => {
		const editor = await person(db, 'editor');
		for (const role of ['auditor', null] as const) {
			const stranger = await person(db, role);
			await expect(planTask(db, editor, input({ owner: stranger.person.id }))).rejects.toMatchObject({
				status: 404,
			});
		}
		expect(await rowsOf(db)).toEqual([]);
	});
});

test('whoever has the task says that it is done, and that it is not after all', async ({ db }) => {
	const owner = await person(db, 'consultant');
	const id = await planned(db, await person(db, 'editor'), { owner: owner.person.id, dueOn: '2026-11-20' });
	const own = async () => (await wheelOnDesk(db, owner, null)).coming.find(({ task }) => task === id);
	expect(await own()).toMatchObject({ late: true, mayFinish: true });
	await finishTask(db, owner, id, true);
	await finishTask(db, owner, id, true);
	expect(await own()).toBeUndefined();
	await finishTask(db, owner, id, false);
	expect(await own()).toMatchObject({ late: true });
});

test('two who change one task at once do not undo each other unseen', async ({ db }) => {
	const editor = await person(db, 'editor');
	const id = await planned(db, editor);
	const { stored } = await taskOnDesk(db, editor, id);
	const texts = Object.entries(stored).map(([name, value]) => [name, String(value ?? '')] as const);
	const edited = { version: versionOf(stored), values: { ...Object.fromEntries(texts), title: 'Mit ord' } };
	await changeTask(db, editor, id, input({ title: 'Deres ord' }), null);
	await expect(changeTask(db, editor, id, input({ title: 'Mit ord' }), edited)).rejects.toThrow();
	expect(await titles(db, '2026')).toEqual(['Deres ord']);
});

describe('the wheel turns', () => {
	test('once for what is over, whatever runs twice, and after years without it', async ({ db }) => {
		await planned(db, await person(db, 'editor'), { startsOn: '2026-12-01' });
		await Promise.all([rollWheel.handle(db, {}), rollWheel.handle(db, {})]);
		expect(await rowsOf(db)).toHaveLength(1);
		setClock('2028-12-20T12:00:00Z');
		await Promise.all([rollWheel.handle(db, {}), rollWheel.handle(db, {})]);
		await rollWheel.handle(db, {});
		expect((await rowsOf(db)).map(({ startsOn, dueOn }) => [startsOn, dueOn])).toEqual([
			['2026-12-01', '2026-12-08'],
			['2027-12-01', '2027-12-08'],
			['2028-12-01', '2028-12-08'],
			['2029-12-03', '2029-12-10'],
		]);
	});

	test('when it is done before its day, and not where it comes once or was taken off', async ({ db }) => {
		const editor = await person(db, 'editor');
		const done = await planned(db, editor, { title: 'Gjort før' });
		await planned(db, editor, { title: 'En gang', yearly: false, dueOn: '2026-01-08' });
		const gone = await planned(db, editor, { title: 'Taget af', dueOn: '2026-02-08' });
		await finishTask(db, editor, done, true);
		await removeTask(db, editor, gone);
		await rollWheel.handle(db, {});
		expect(await titles(db, '2027')).toEqual(['Gjort før']);
		expect(await titles(db, '2026')).toEqual(['En gang', 'Gjort før']);
	});

	test('what was taken off next year does not come back', async ({ db }) => {
		const editor = await person(db, 'editor');
		await planned(db, editor, { dueOn: '2026-11-20' });
		await rollWheel.handle(db, {});
		const [, next] = await rowsOf(db);
		await removeTask(db, editor, next!.id);
		await rollWheel.handle(db, {});
		expect(await titles(db, '2027')).toEqual([]);
		await expect(finishTask(db, editor, next!.id, true)).rejects.toMatchObject({ status: 404 });
	});
});

describe('reminders', () => {
	const letters = async (db: Database) =>
		(await db.selectFrom('mail').select(['toAddress', 'text']).execute()).filter(({ text }) =>
			text.includes('Statusmøde'),
		);

	test('are written once, so long before as it says, and again when the day is another', async ({ db }) => {
		const owner = await person(db, 'consultant');
		const editor = await person(db, 'editor');
		const id = await planned(db, editor, { owner: owner.person.id, dueOn: '2026-12-14', remindDays: 14 });
		await remindOfWheel.handle(db, {});
		expect(await letters(db)).toEqual([]);
		// A Sunday is nobody's working day.
		setClock('2026-11-29T08:00:00Z');
		await remindOfWheel.handle(db, {});
		expect(await letters(db)).toEqual([]);
		setClock('2026-11-30T08:00:00Z');
		await Promise.all([remindOfWheel.handle(db, {}), remindOfWheel.handle(db, {})]);
		expect(await letters(db)).toMatchObject([{ toAddress: owner.person.email }]);
		await changeTask(db, editor, id, input({ owner: owner.person.id, dueOn: '2026-12-15' }), null);
		setClock('2026-12-01T08:00:00Z');
		await remindOfWheel.handle(db, {});
		expect(await letters(db)).toHaveLength(2);
	});

	test('are not written of what is done or taken off', async ({ db }) => {
		const owner = await person(db, 'consultant');
		const editor = await person(db, 'editor');
		const mine = { owner: owner.person.id, dueOn: '2026-12-01' };
		await finishTask(db, editor, await planned(db, editor, mine), true);
		await removeTask(db, editor, await planned(db, editor, mine));
		await remindOfWheel.handle(db, {});
		expect(await letters(db)).toEqual([]);
	});
});

test('the calendar has a revision more when something is changed, and whole days as such', async ({ db }) => {
	const editor = await person(db, 'editor');
	const id = await planned(db, editor, { startsOn: '2026-12-01' });
	const read = () => wheelCalendar(db, 'https://by.example', 'post@by.example');
	expect(await read()).toMatch(new RegExp(`UID:wheel-${id}@by.example[^]*?SEQUENCE:0`));
	await changeTask(db, editor, id, input({ startsOn: '2026-12-02' }), null);
	const text = await read();
	const own = text.split('BEGIN:VEVENT').find((one) => one.includes(`wheel-${id}@`))!;
	expect(own).toContain('SEQUENCE:1');
	expect(own).toContain('DTSTART;VALUE=DATE:20261202');
	expect(own).toContain('DTEND;VALUE=DATE:20261209');
	expect(own).not.toContain('Kun for os');
	expect(text).toContain('wheel-report-2026-2@by.example');
});

test.for([
	['da', ';', 'Forsinket'],
	['en', ',', 'Late'],
] as const)(
	'its files in %s: days for everybody, owners for the desk alone',
	async ([locale, sign, late], { db }) => {
		const owner = await makePerson(db, { name: 'Sara Vejle', municipalRole: 'consultant' });
		const editor = await person(db, 'editor');
		await planned(db, editor, { owner: owner.person.id, dueOn: '2026-11-20', startsOn: '2026-11-18' });
		const { entries } = await publicWheel(db, '2026');
		const open = withLocale(locale, () => wheelCsv(entries));
		expect(open).toContain(['Statusmøde', '2026-11-18', '2026-11-20'].join(sign));
		expect(open).not.toMatch(/Sara Vejle|Kun for os/);
		const desk = await wheelOnDesk(db, owner, '2026');
		const lines = withLocale(locale, () => wheelDeskCsv(desk.entries)).split('\r\n');
		const line = lines.find((one) => one.startsWith('Statusmøde'))!;
		expect(line.split(sign).slice(4, 6)).toEqual(['Sara Vejle', late]);
		expect(line).not.toContain('Kun for os');
		// The head, and nothing after the last line.
		expect(lines).toHaveLength(desk.entries.length + 2);
	},
);
