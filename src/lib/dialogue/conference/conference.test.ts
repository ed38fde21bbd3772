import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { changeConference, createConference } from '#lib/dialogue/conference/conference.server.ts';
import { decisionStanding, slotsOf, yearIn } from '#lib/dialogue/conference/conference.ts';
import { carryDecision, finishDecision } from '#lib/dialogue/conference/decisions.server.ts';
import { decisionText } from '#lib/dialogue/conference/labels.ts';
import { addPaper } from '#lib/dialogue/conference/papers.server.ts';
import {
	conferenceDeskPage,
	conferencePage,
	conferencesPage,
	sessionDeskPage,
} from '#lib/dialogue/conference/readers.server.ts';
import { addSpeaker, changeSession, removeSpeaker } from '#lib/dialogue/conference/sessions.server.ts';
import { mergeBarrier, takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { originsOf } from '#lib/dialogue/origins/readers.server.ts';
import { barrierPage } from '#lib/dialogue/readers.server.ts';
import { publicWheel } from '#lib/followup/wheel/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { erasePersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import { personalData } from '../../../personal-data.server.ts';
import { shownOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import {
	conferenceDay,
	conferenceInput,
	decided,
} from '../../../../tests/support/cast/dialogue/conference.ts';
import { comes, makeEvent } from '../../../../tests/support/cast/events.ts';
import { timesAt } from '../../../../tests/support/cast/festivals.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const before = '2026-11-22T12:00:00Z';
const after = '2026-11-30T12:00:00Z';
beforeEach(() => setClock(before));
afterAll(() => setClock(null));

const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const speaker = {
	name: 'Rosa Lund',
	title: 'forperson',
	organisation: 'Nye Naboer',
	email: 'rosa@prove.example',
	consented: true,
} as const;

describe('the programme', () => {
	test('overlapping sessions share a slot, in order, and none is lost', () => {
		const session = fc.record({
			from: fc.integer({ min: 0, max: 40 }),
			long: fc.integer({ min: 1, max: 9 }),
		});
		fc.assert(
			fc.property(fc.array(session, { maxLength: 12 }), (drawn) => {
				const all = drawn.map(({ from, long }) => ({
					startsAt: new Date(from * 60_000),
					endsAt: new Date((from + long) * 60_000),
				}));
				const slots = slotsOf(all);
				expect(slots.flat().toSorted(byStart)).toEqual(all.toSorted(byStart));
				const slotOf = (one: object) => slots.findIndex((slot) => slot.some((other) => other === one));
				for (const one of all)
					for (const other of all)
						if (one.startsAt < other.endsAt && other.startsAt < one.endsAt)
							expect(slotOf(one)).toBe(slotOf(other));
				// One slot is over before the next begins.
				slots.slice(1).forEach((slot, index) => {
					const over = Math.max(...slots[index]!.map(({ endsAt }) => endsAt.getTime()));
					expect(slot[0]!.startsAt.getTime()).toBeGreaterThanOrEqual(over);
				});
			}),
		);
	});
	const byStart = (one: { startsAt: Date; endsAt: Date }, other: { startsAt: Date; endsAt: Date }) =>
		one.startsAt.getTime() - other.startsAt.getTime() || one.endsAt.getTime() - other.endsAt.getTime();

	test('has the festival’s parts by time, with tracks, speakers and the seats that are free', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const { boards } = await conferenceDay(db, editor);
		await addSpeaker(db, editor, [2026, boards.slug], speaker);
		await changeSession(db, editor, [2026, boards.slug], { track: 'Spor 1' });
		await comes(db, boards.slug, 'ali@prove.example');
		const { slots, isOver } = await conferencePage(db, '2026');
		expect(isOver).toBe(false);
		expect(slots.map((slot) => slot.map(({ title }) => title))).toEqual([
			['Åbning'],
			['Bestyrelser', 'Breve'],
		]);
		expect(slots[1]![0]).toMatchObject({
			...{ track: 'Spor 1', capacity: 2, taken: 1 },
			speakers: [{ name: 'Rosa Lund', organisation: 'Nye Naboer' }],
		});
		expect(JSON.stringify(slots)).not.toContain('rosa@prove.example');
	});

	test('leaves out what is not public: a draft, and what belongs to an organisation that is suspended', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		const { host, boards } = await conferenceDay(db, editor);
		const count = async () => (await conferencePage(db, '2026')).slots.flat().length;
		expect(await count()).toBe(3);
		await db
			.updateTable('event')
			.set({ state: 'draft', publishedAt: null })
			.where('id', '=', boards.id)
			.execute();
		expect(await count()).toBe(2);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', host.id).execute();
		expect(await count()).toBe(0);
	});

	test('a session is one of the festival’s parts, and of no other', async ({ db }) => {
		const editor = await person(db, 'editor');
		const { host } = await conferenceDay(db, editor);
		const other = await makeEvent(db, host.id, { title: 'Noget andet', ...timesAt('28T14:00') });
		await rejects(() => addSpeaker(db, editor, [2026, other.slug], speaker), { status: 404 });
		await rejects(() => changeSession(db, editor, [2026, other.slug], { track: 'Spor 1' }), { status: 404 });
		await rejects(() => sessionDeskPage(db, editor, '2026', other.slug), { status: 404 });
	});
});

describe('the day', () => {
	test('there is one a year, on a festival of that day', async ({ db }) => {
		const editor = await person(db, 'editor');
		const { umbrella, boards } = await conferenceDay(db, editor);
		const page = `/begivenheder/${umbrella.slug}`;
		const refused: [Parameters<typeof conferenceInput>[0], string][] = [
			[{ heldOn: '2026-03-01' }, 'conference_year_taken'],
			[{ heldOn: '2027-11-28', page }, 'conference_umbrella_day'],
			[{ heldOn: '2027-11-28', page: `/begivenheder/${boards.slug}` }, 'conference_umbrella_unknown'],
			[{ heldOn: '2027-11-28', page: '/barrierer' }, 'conference_umbrella_unknown'],
		];
		for (const [given, code] of refused)
			await rejects(() => createConference(db, editor, conferenceInput(given)), { code });
		expect(await createConference(db, editor, conferenceInput({ heldOn: '2027-11-28' }))).toBe(
			'/municipality/conference/2027',
		);
		await rejects(() => changeConference(db, editor, 2027, conferenceInput()), {
			code: 'conference_year_taken',
		});
	});

	test('two who set it at once set one', async ({ db }) => {
		const editor = await person(db, 'editor');
		const all = await Promise.allSettled([
			createConference(db, editor, conferenceInput()),
			createConference(db, editor, conferenceInput()),
		]);
		expect(all.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await db.selectFrom('conference').select('id').execute()).toHaveLength(1);
	});

	test('nobody but the municipality reads it before it is shown; the wheel has it from then on', async ({
		db,
	}) => {
		const editor = await person(db, 'editor');
		await createConference(db, editor, conferenceInput({ isPublic: false }));
		const onWheel = async () =>
			(await publicWheel(db, '2026')).entries.find(({ path }) => path === '/conference/2026')?.dueOn;
		await rejects(() => conferencePage(db, '2026'), { status: 404 });
		expect((await conferencesPage(db)).coming).toBeNull();
		expect(await onWheel()).toBeUndefined();
		await changeConference(db, editor, 2026, conferenceInput());
		expect((await conferencesPage(db)).coming).toMatchObject({ year: 2026 });
		expect(await onWheel()).toBe('2026-11-28');
		await changeConference(db, editor, 2026, conferenceInput({ isPublic: false }));
		await rejects(() => conferencePage(db, '2026'), { status: 404 });
	});

	test('an editor prepares it; others at the desk read, and nobody else knows of it', async ({ db }) => {
		const editor = await person(db, 'editor');
		const { opening } = await conferenceDay(db, editor);
		const moderator = await person(db, 'moderator');
		expect((await conferenceDeskPage(db, moderator, '2026')).mayConvene).toBe(false);
		await rejects(() => conferenceDeskPage(db, visitor, '2026'), { status: 404 });
		for (const actor of [moderator, visitor]) {
			await rejects(() => createConference(db, actor, conferenceInput({ heldOn: '2027-02-02' })), {
				status: 404,
			});
			await rejects(() => addSpeaker(db, actor, [2026, opening.slug], speaker), { status: 404 });
			await rejects(() => changeConference(db, actor, 2026, conferenceInput()), { status: 404 });
		}
	});

	test.for(['2010', '2100', '99999', '02026', 'x', ''])('no year: %s', (text) => {
		expect(yearIn(text)).toBeUndefined();
	});
});

describe('a speaker', () => {
	test('is not kept without a yes, also by the database', async ({ db }) => {
		const editor = await person(db, 'editor');
		const { opening } = await conferenceDay(db, editor);
		const row = { eventId: opening.id, name: 'Rosa', addedBy: editor.person.id };
		await expect(
			db
				.insertInto('conferenceSpeaker')
				.values({ ...row, consentedAt: null as never })
				.execute(),
		).rejects.toThrow(/consented_at/);
	});

	test('who says no later is gone, and so is who asks to be erased', async ({ db }) => {
		const editor = await person(db, 'editor');
		const { opening, boards } = await conferenceDay(db, editor);
		for (const { slug } of [opening, boards]) await addSpeaker(db, editor, [2026, slug], speaker);
		const [first] = (await sessionDeskPage(db, editor, '2026', opening.slug)).speakers;
		await rejects(() => removeSpeaker(db, editor, [2026, boards.slug], first!.id), { status: 404 });
		await removeSpeaker(db, editor, [2026, opening.slug], first!.id);
		const kept = () => db.selectFrom('conferenceSpeaker').select('eventId').execute();
		expect(await kept()).toEqual([{ eventId: boards.id }]);
		const subject = { id: null, name: null, email: 'rosa@prove.example' };
		await db.transaction().execute((trx) => erasePersonalData(trx, personalData, subject, new Date()));
		expect(await kept()).toEqual([]);
	});
});

describe('a decision', () => {
	test('is written down from the day on, and is due after it', async ({ db }) => {
		const editor = await person(db, 'editor');
		await conferenceDay(db, editor);
		await rejects(() => decided(db, editor), { code: 'conference_not_held' });
		setClock('2026-11-28T08:00:00Z');
		await rejects(() => decided(db, editor, { dueOn: '2026-11-28' }), { code: 'conference_due_before' });
		await decided(db, editor);
		await rejects(() => changeConference(db, editor, 2026, conferenceInput({ heldOn: '2026-11-29' })), {
			code: 'conference_day_stands',
		});
	});

	test.for([
		['2026-12-20', '2026-12-20', null, 'open'],
		['2026-12-21', '2026-12-20', null, 'late'],
		['2026-12-21', '2026-12-20', '2026-12-21', 'done'],
	] as const)('on %s, due %s, done %s: %s', ([today, dueOn, doneOn, standing]) => {
		expect(decisionStanding({ dueOn, doneOn }, today)).toBe(standing);
	});

	test('stands open on the page until it is done, and late is said', async ({ db }) => {
		const editor = await person(db, 'editor');
		await conferenceDay(db, editor);
		setClock(after);
		const id = await decided(db, editor);
		const open = async () => (await conferencesPage(db)).decisions.map(({ standing }) => standing);
		expect(await open()).toEqual(['open']);
		setClock('2026-12-21T12:00:00Z');
		expect(await open()).toEqual(['late']);
		const done = { doneOn: '2026-12-21', outcome: 'De er skrevet om.' };
		await rejects(() => finishDecision(db, editor, [2026, id], { ...done, doneOn: '2026-12-22' }), {
			code: 'conference_done_day',
		});
		await rejects(() => finishDecision(db, editor, [2026, id], { ...done, doneOn: '2026-11-27' }), {
			code: 'conference_done_day',
		});
		await finishDecision(db, editor, [2026, id], done);
		await rejects(() => finishDecision(db, editor, [2026, id], done), { code: 'conference_done_already' });
		expect(await open()).toEqual([]);
		const { decisions, isOver } = await conferencePage(db, '2026');
		expect(isOver).toBe(true);
		expect(decisions).toMatchObject([{ standing: 'done', outcome: 'De er skrevet om.' }]);
	});

	test('stands as it was taken, also in the database', async ({ db }) => {
		const editor = await person(db, 'editor');
		await conferenceDay(db, editor);
		setClock(after);
		const id = await decided(db, editor);
		const set = (row: object) => db.updateTable('conferenceDecision').set(row).where('id', '=', id).execute();
		await expect(set({ dueOn: '2027-01-20' })).rejects.toThrow(/stands as it was taken/);
		await expect(set({ words: 'Noget andet.' })).rejects.toThrow(/stands as it was taken/);
		await expect(set({ doneOn: '2026-12-01' })).rejects.toThrow(/done_is_whole/);
		await set({ doneOn: '2026-12-01', outcome: 'Sket.', doneBy: editor.person.id });
		await expect(set({ outcome: 'Ikke sket.' })).rejects.toThrow(/stands/);
		await expect(db.deleteFrom('conferenceDecision').execute()).rejects.toThrow(/append-only/);
		const second = {
			conferenceId: 0,
			words: 'Mere',
			owner: 'Os',
			dueOn: '2026-11-28',
			writtenBy: editor.person.id,
		};
		const { id: conferenceId } = await db.selectFrom('conference').select('id').executeTakeFirstOrThrow();
		await expect(
			db
				.insertInto('conferenceDecision')
				.values({ ...second, conferenceId })
				.execute(),
		).rejects.toThrow(/after the conference/);
	});

	test('is carried into one thing that everybody may read', async ({ db }) => {
		const [editor, consultant] = [await person(db, 'editor'), await person(db, 'consultant')];
		await conferenceDay(db, editor);
		setClock(after);
		const id = await decided(db, editor);
		const into = async () => (await conferencePage(db, '2026')).decisions[0]!.into;
		const promise = await commitmentBy(db, await player(db, 'school'));
		await carryDecision(db, editor, [2026, id], `https://by.example/loefter/${promise.slug}`);
		expect(await into()).toMatchObject({ kind: 'commitment', path: `/commitments/${promise.slug}` });
		expect((await originsOf(db, 'commitment', promise.id)).decisions).toMatchObject([{ id, year: 2026 }]);
		const barrier = await shownOne(db, consultant);
		await carryDecision(db, editor, [2026, id], `/en/barriers/${barrier.slug}`);
		expect(await into()).toMatchObject({ kind: 'barrier', path: `/barriers/${barrier.slug}` });
		for (const page of ['/barrierer/findes-ikke-k3v9x', '/behov/lokale-k3v9x', '/partnere/nordlys'])
			await rejects(() => carryDecision(db, editor, [2026, id], page), { code: 'conference_carry_unknown' });

		const other = await shownOne(db, consultant, { email: 'mei@prove.example', title: 'Trappen er stejl' });
		await mergeBarrier(db, consultant, barrier.slug, other.slug);
		expect(await into()).toMatchObject({ path: `/barriers/${other.slug}` });
		expect(await barrierPage(db, other.slug)).toMatchObject({ decided: [{ id, year: 2026 }] });
		await takeBarrierDown(db, consultant, other.slug, {
			reason: 'other',
			words: 'Den hører til et andet sted.',
		});
		expect(await into()).toBeNull();
	});
});

test('a paper may be of a session; what is no part any more leaves the paper', async ({ db }) => {
	const editor = await person(db, 'editor');
	const { boards, host } = await conferenceDay(db, editor);
	const paper = {
		title: 'Fire bestyrelser',
		url: 'https://rapport.example/',
		file: null,
		session: boards.slug,
	};
	await addPaper(db, editor, 2026, paper);
	const other = await makeEvent(db, host.id, { title: 'Noget andet', ...timesAt('28T14:00') });
	await rejects(() => addPaper(db, editor, 2026, { ...paper, session: other.slug }), { status: 404 });
	const shown = async () => (await conferencePage(db, '2026')).papers;
	expect(await shown()).toMatchObject([{ title: 'Fire bestyrelser', session: 'Bestyrelser' }]);
	await db
		.updateTable('event')
		.set({
			umbrellaId: null,
			underUmbrella: null,
			umbrellaStartsAt: null,
			umbrellaEndsAt: null,
		})
		.where('id', '=', boards.id)
		.execute();
	expect(await shown()).toMatchObject([{ title: 'Fire bestyrelser', session: null }]);
});

/** What users of comparable systems complain of. */
describe('a day is said with its year, and what is over is not upcoming', () => {
	test('a conference that has been is among the others, however little was written of it', async ({ db }) => {
		const editor = await person(db, 'editor');
		await conferenceDay(db, editor);
		setClock('2026-11-28T22:00:00Z');
		expect((await conferencesPage(db)).coming).toMatchObject({ heldOn: '2026-11-28' });
		setClock('2026-11-28T23:00:00Z');
		const { coming, earlier } = await conferencesPage(db);
		expect(coming).toBeNull();
		expect(earlier.map(({ year }) => year)).toEqual([2026]);
		expect((await conferencePage(db, '2026')).isOver).toBe(true);
	});

	test('a session’s times are those of its event, as they were typed', async ({ db }) => {
		const editor = await person(db, 'editor');
		await conferenceDay(db, editor);
		const { slots } = await conferencePage(db, '2026');
		expect(slots[0]![0]!.startsAt.toISOString()).toBe('2026-11-28T08:30:00.000Z');
		expect(decisionText({ standing: 'open', dueOn: '2026-12-20', doneOn: null })).toContain('2026');
	});
});
