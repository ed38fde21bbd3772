import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { sayDone, writeDecision } from '#lib/networks/circles/circles.server.ts';
import * as verbs from '#lib/networks/meetings/meetings.server.ts';
import { remindMeetings } from '#lib/networks/meetings/remind.server.ts';
import {
	forumCalendar,
	forumDeskPage,
	forumPage,
	forumsPage,
	forumMeetingPage,
} from '#lib/networks/readers.server.ts';
import * as own from '#lib/networks/seats/own-seat.server.ts';
import { seatPage } from '#lib/networks/seats/seat-page.server.ts';
import { endSeat, extendSeat, offerSeat } from '#lib/networks/seats/seats.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	calledMeeting,
	forumOf,
	heldSeat,
	meets,
	offeredSeat,
	offers,
	plannedMeeting,
} from '../../../tests/support/cast/dialogue/forums.ts';
import { person, player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-20T11:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const days = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const notThere = { status: 404 };
const city = (db: Database) => person(db, 'consultant');
const subjects = async (db: Database, email: string) =>
	(await mailsTo(db, email)).map(({ subject }) => subject);

describe('seats', () => {
	test('an offer is answered by its link: nobody sits there before, and a name is public with a yes', async ({
		db,
	}) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const [rosa, ali] = [
			await offeredSeat(db, by, forum),
			await offeredSeat(db, by, forum, { name: 'Ali Prøve' }),
		];
		expect((await forumPage(db, forum)).members).toEqual([]);
		await own.acceptSeat(db, rosa.secret, { named: false });
		await own.acceptSeat(db, ali.secret, { named: true });
		const page = await forumPage(db, forum);
		expect(page.members.map(({ name }) => name)).toEqual([null, 'Ali Prøve']);
		expect(JSON.stringify(page)).not.toContain('Rosa');
		expect(JSON.stringify(page)).not.toContain('@');
		await own.changeOwnSeat(db, ali.secret, { named: false, muted: false }, null);
		expect(JSON.stringify(await forumPage(db, forum))).not.toContain('Ali');
	});

	test('a no is a no, and the link then opens nothing', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const seat = await offeredSeat(db, by, forum);
		await own.declineSeat(db, seat.secret);
		await rejects(() => own.acceptSeat(db, seat.secret, { named: true }), {
			code: 'circle_seat_answered',
		});
		expect((await seatPage(db, seat.secret)).body).toBeNull();
	});

	test('one address has one seat; after it ended it may have another', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const { id, email } = await heldSeat(db, by, forum);
		await rejects(() => offerSeat(db, by, forum, offers({ email })), { code: 'circle_seat_taken' });
		await endSeat(db, by, forum, id);
		expect((await forumPage(db, forum)).members).toEqual([]);
		await offerSeat(db, by, forum, offers({ email }));
	});

	test('members of a public forum are always shown, also when their term is over: it says so', async ({
		db,
	}) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		await heldSeat(db, by, forum, { fromOn: '2025-01-01', toOn: '2026-11-25' });
		expect((await forumPage(db, forum)).members).toMatchObject([{ term: 'running' }]);
		days(10);
		expect((await forumPage(db, forum)).members).toMatchObject([{ term: 'over' }]);
	});

	test('a seat that is held gets a later last day, and its holder a mail; the log keeps both', async ({
		db,
	}) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const seat = await heldSeat(db, by, forum, { fromOn: '2025-01-01', toOn: '2026-11-25' });
		const muted = await heldSeat(db, by, forum, { fromOn: '2025-01-01', toOn: '2026-11-25' });
		await own.muteSeat(db, muted.secret);
		days(10);
		for (const until of ['2026-11-25', '2026-11-30', '2026-11-01'])
			await rejects(() => extendSeat(db, by, forum, { seat: seat.id, until }), {
				code: 'circle_term_not_later',
				field: 'until',
			});
		for (const { id } of [seat, muted]) await extendSeat(db, by, forum, { seat: id, until: '2027-06-30' });
		const { members } = await forumPage(db, forum);
		expect(members).toMatchObject(Array(2).fill({ term: 'running', toOn: '2027-06-30' }));
		expect(await subjects(db, seat.email)).toContain('Din plads i Dialogforum om skolegang er forlænget');
		expect(await subjects(db, muted.email)).toHaveLength(1);
		const entry = await db
			.selectFrom('auditEntry')
			.select('details')
			.where('verb', '=', 'forum.seat_extended')
			.executeTakeFirstOrThrow();
		expect(entry.details).toEqual({ from: '2026-11-25', to: '2027-06-30' });
	});

	test('a seat is not extended by others, nor one that is not held, or has no last day', async ({ db }) => {
		const by = await city(db);
		const [forum, another] = [await forumOf(db, by), await forumOf(db, by)];
		const until = '2027-06-30';
		const { id } = await heldSeat(db, by, forum, { toOn: '2026-12-01' });
		for (const [actor, at, seat] of [
			[await person(db, 'auditor'), forum, id],
			[(await player(db)).as('owner'), forum, id],
			[by, another, id],
			[by, forum, (await offeredSeat(db, by, forum, { toOn: '2026-12-01' })).id],
			[by, forum, (await heldSeat(db, by, forum)).id],
		] as const)
			await rejects(() => extendSeat(db, actor, at, { seat, until }), { status: 404 });
	});

	test('a suspended organisation sits nowhere, and its seat opens nothing', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const org = await player(db, 'association');
		const seat = await heldSeat(db, by, forum, {
			kind: 'association',
			organisation: `https://x.dk/partnere/${org.slug}`,
		});
		expect((await forumPage(db, forum)).members).toMatchObject([{ organisationSlug: org.slug }]);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', org.id).execute();
		expect((await forumPage(db, forum)).members).toEqual([]);
		await rejects(() => own.changeOwnSeat(db, seat.secret, { named: true, muted: false }, null), notThere);
		await rejects(() => calledMeeting(db, by, forum), { code: 'circle_nobody_to_ask' });
		await rejects(() => offerSeat(db, by, forum, offers({ kind: 'association', organisation: org.slug })), {
			code: 'circle_organisation_unknown',
		});
	});

	test('what only members read is for nobody else, and for them by their link', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by, { isPublic: false });
		const seat = await heldSeat(db, by, forum);
		await calledMeeting(db, by, forum);
		expect((await forumsPage(db)).forums).toEqual([]);
		await rejects(() => forumPage(db, forum), notThere);
		await rejects(() => forumCalendar(db, forum), notThere);
		await rejects(() => forumDeskPage(db, visitor, forum), notThere);
		expect((await seatPage(db, seat.secret)).asked).toHaveLength(1);
		await own.leaveSeat(db, seat.secret);
		expect(await seatPage(db, seat.secret)).toMatchObject({ body: null, asked: [] });
	});
});

describe('meetings', () => {
	test('who will be mailed is said before, and they are who is mailed', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const [comes, muted, over] = [
			await heldSeat(db, by, forum, { name: 'Rosa' }),
			await heldSeat(db, by, forum, { name: 'Ali' }),
			await heldSeat(db, by, forum, { name: 'Kim', fromOn: '2025-01-01', toOn: '2026-11-19' }),
		];
		await offeredSeat(db, by, forum, { name: 'Bo' });
		await own.muteSeat(db, muted.secret);
		const id = await plannedMeeting(db, by, forum);
		expect((await forumPage(db, forum)).meetings.coming).toEqual([]);
		const before = await forumMeetingPage(db, by, forum, id);
		expect(before.mailed.call).toEqual([{ id: comes.id, name: 'Rosa' }]);
		await verbs.callMeeting(db, by, forum, id);
		expect(await subjects(db, comes.email)).toHaveLength(2);
		for (const { email } of [muted, over]) expect(await subjects(db, email)).toHaveLength(1);
		expect((await forumMeetingPage(db, by, forum, id)).mailed.call).toEqual([]);
		// A second press asks only who has come since.
		const late = await heldSeat(db, by, forum, { name: 'Sent' });
		await verbs.callMeeting(db, by, forum, id);
		expect(await subjects(db, comes.email)).toHaveLength(2);
		expect(await subjects(db, late.email)).toHaveLength(2);
	});

	test('the invitation says the year and whose clock it is, and brings the agenda', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const { email } = await heldSeat(db, by, forum);
		await calledMeeting(db, by, forum);
		const { text } = await lastMailTo(db, email);
		expect(text).toContain('27. november 2026 kl. 17.00–19.00, dansk tid');
		expect(text).toContain(meets().agenda);
	});

	test('only who was asked answers, until it begins', async ({ db }) => {
		const by = await city(db);
		const [forum, other] = [await forumOf(db, by), await forumOf(db, by)];
		const [seat, foreign] = [await heldSeat(db, by, forum), await heldSeat(db, by, other)];
		const meeting = await calledMeeting(db, by, forum);
		const since = await heldSeat(db, by, forum);
		const yes = { meeting, answer: 'yes' } as const;
		await rejects(() => own.answerMeeting(db, foreign.secret, yes), notThere);
		await rejects(() => own.answerMeeting(db, since.secret, yes), notThere);
		await rejects(() => own.answerMeeting(db, 'no-link-that-was-sent', yes), notThere);
		await own.answerMeeting(db, seat.secret, { meeting, answer: 'maybe' });
		await own.answerMeeting(db, seat.secret, yes);
		expect((await forumMeetingPage(db, by, forum, meeting)).answers).toMatchObject([{ answer: 'yes' }]);
		days(8);
		await rejects(() => own.answerMeeting(db, seat.secret, yes), { code: 'circle_answers_over' });
		// The database says the same of a seat in another forum, and of one that is given back.
		const insert = (seatId: number) =>
			sql`insert into circle_answer (meeting_id, seat_id, circle_id)
			select id, ${seatId}, circle_id from circle_meeting where id = ${meeting}`.execute(db);
		await rejects(() => insert(foreign.id), { code: '23503' });
		await own.leaveSeat(db, since.secret);
		await rejects(() => insert(since.id), { code: '23001' });
	});

	test('who is nobody at the municipality writes nothing in a forum that everybody reads', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const meeting = await plannedMeeting(db, by, forum);
		for (const actor of [visitor, await person(db), await person(db, 'auditor')]) {
			await rejects(() => verbs.planMeeting(db, actor, forum, meets()), notThere);
			await rejects(() => verbs.callMeeting(db, actor, forum, meeting), notThere);
			await rejects(
				() => verbs.publishMinutes(db, actor, forum, meeting, { minutes: 'Nej' }, null),
				notThere,
			);
			await rejects(() => offerSeat(db, actor, forum, offers()), notThere);
		}
	});

	test('reminded once are those who come and those who have said nothing', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const seats = {
			yes: await heldSeat(db, by, forum),
			no: await heldSeat(db, by, forum),
			maybe: await heldSeat(db, by, forum),
			silent: await heldSeat(db, by, forum),
			muted: await heldSeat(db, by, forum),
		};
		const meeting = await calledMeeting(db, by, forum);
		for (const answer of ['yes', 'no', 'maybe'] as const)
			await own.answerMeeting(db, seats[answer].secret, { meeting, answer });
		await own.changeOwnSeat(db, seats.muted.secret, { named: false, muted: true }, null);
		const reminded = async () => {
			const found = await Promise.all(
				Object.entries(seats).map(async ([name, { email }]) =>
					(await subjects(db, email)).filter((subject) => subject.startsWith('I morgen')).map(() => name),
				),
			);
			return found.flat();
		};
		await remindMeetings.handle(db, {});
		expect(await reminded()).toEqual([]);
		days(6);
		await remindMeetings.handle(db, {});
		await remindMeetings.handle(db, {});
		expect(await reminded()).toEqual(['yes', 'silent']);
	});

	test('moved and called off is told to those who were asked; who is muted hears nothing', async ({ db }) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const [seat, muted] = [await heldSeat(db, by, forum), await heldSeat(db, by, forum)];
		const id = await calledMeeting(db, by, forum);
		await own.muteSeat(db, muted.secret);
		const words = { ...meets(), agenda: 'En anden dagsorden.' };
		await verbs.changeMeeting(db, by, forum, id, words, null);
		expect(await subjects(db, seat.email)).toHaveLength(2);
		const later = copenhagenInstant('2026-11-27', '18:00');
		await verbs.changeMeeting(db, by, forum, id, { ...words, startsAt: later }, null);
		await verbs.cancelMeeting(db, by, forum, id);
		await verbs.cancelMeeting(db, by, forum, id);
		expect(await subjects(db, seat.email)).toHaveLength(4);
		expect(await subjects(db, muted.email)).toHaveLength(2);
		const file = await forumCalendar(db, forum);
		expect(file).toContain('DTSTART:20261127T170000Z');
		expect(file).toContain('STATUS:CANCELLED');
		expect(file).toContain('SEQUENCE:3');
	});

	test('with minutes a meeting is past, the same evening; where one meets online is for members', async ({
		db,
	}) => {
		const by = await city(db);
		const forum = await forumOf(db, by);
		const seat = await heldSeat(db, by, forum);
		const id = await calledMeeting(db, by, forum, { onlineUrl: 'https://moede.example/rum' });
		await rejects(() => verbs.publishMinutes(db, by, forum, id, { minutes: 'For tidligt' }, null), {
			code: 'circle_no_minutes_yet',
		});
		expect((await forumPage(db, forum)).meetings.coming).toHaveLength(1);
		expect(JSON.stringify(await forumPage(db, forum))).not.toContain('moede.example');
		expect(await forumCalendar(db, forum)).not.toContain('moede.example');
		expect(JSON.stringify(await seatPage(db, seat.secret))).toContain('moede.example');
		setClock('2026-11-27T18:30:00Z');
		await verbs.publishMinutes(db, by, forum, id, { minutes: 'Vi talte om lektier.' }, null);
		await verbs.publishMinutes(db, by, forum, id, { minutes: 'Vi talte om lektiehjælp.' }, null);
		const { meetings } = await forumPage(db, forum);
		expect(meetings.coming).toEqual([]);
		expect(meetings.past).toMatchObject([{ minutes: 'Vi talte om lektiehjælp.' }]);
		expect((await subjects(db, seat.email)).filter((subject) => subject.startsWith('Referat'))).toHaveLength(
			1,
		);
	});
});

test('a decision stands as it was made, is said to be late, and is done once', async ({ db }) => {
	const by = await city(db);
	const forum = await forumOf(db, by);
	const decision = { words: 'Lektiecafé hver tirsdag', owner: 'Bibliotekerne', dueOn: '2026-11-25' };
	await writeDecision(db, by, forum, { ...decision, meeting: null, submission: undefined });
	const standing = async () => (await forumPage(db, forum)).decisions.map((one) => one.standing);
	expect(await standing()).toEqual(['open']);
	days(10);
	expect(await standing()).toEqual(['late']);
	expect((await forumsPage(db)).forums).toMatchObject([{ open: 1, late: 1 }]);
	await rejects(() => sql`update circle_decision set due_on = '2027-01-01'`.execute(db), { code: '23001' });
	const { id } = (await forumPage(db, forum)).decisions[0]!;
	await rejects(async () => sayDone(db, by, await forumOf(db, by), id), notThere);
	await sayDone(db, by, forum, id);
	await sayDone(db, by, forum, id);
	expect(await standing()).toEqual(['done']);
	expect((await forumsPage(db)).forums).toContainEqual(expect.objectContaining({ open: 0, late: 0 }));
});
