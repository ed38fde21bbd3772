import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { askWhatCameOfCourses } from '#lib/networks/courses/outcomes/ask.server.ts';
import { courseStanding } from '#lib/networks/courses/course.ts';
import * as verbs from '#lib/networks/courses/courses.server.ts';
import {
	leaveCourse,
	markAttendance,
	releasePlace,
	signUp,
	tellOutcome,
} from '#lib/networks/courses/places.server.ts';
import * as readers from '#lib/networks/courses/readers.server.ts';
import { networkPage } from '#lib/networks/joining/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	draftCourse,
	endCourse,
	evening,
	openCourse,
	signedUp,
	taught,
} from '../../../tests/support/cast/dialogue/courses.ts';
import { networkOf } from '../../../tests/support/cast/dialogue/forums.ts';
import { person, player, type Player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-20T11:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const notThere = { status: 404 };
const all = { topic: null, when: 'ahead' } as const;
const mailOf = (org: Player) => org.as('editor').person!.email;

async function clubs(db: Database, count: number): Promise<Player[]> {
	const made: Player[] = [];
	while (made.length < count) made.push(await player(db, 'association'));
	return made;
}
const leave = (db: Database, org: Player, course: string) =>
	leaveCourse(db, org.as('editor'), org.slug, course);
/** The organisations in the order of the list: those who hold, then those who wait. */
async function placesIn(db: Database, course: string) {
	const { running } = await readers.courseDeskPage(db, await person(db, 'consultant'), course);
	const of = (state: string) => running.places.filter((one) => one.state === state).map(({ slug }) => slug);
	return { held: of('held'), waiting: of('waiting') };
}
const suspend = (db: Database, { id }: Player) =>
	db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', id).execute();

describe('how a course stands', () => {
	const at = new Date(noon);
	const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
	const course = { state: 'published', closesOn: '2026-11-25', beginsAt: days(7), endsAt: days(14) } as const;
	test.for([
		['draft', { state: 'draft', beginsAt: null, endsAt: null }],
		['cancelled', { state: 'cancelled' }],
		['open', {}],
		['open', { closesOn: '2026-11-20' }],
		['closed', { closesOn: '2026-11-19' }],
		['running', { beginsAt: days(-1) }],
		['running', { beginsAt: at }],
		['over', { beginsAt: days(-9), endsAt: at }],
	] as const)('%s: %o', ([standing, given]) => {
		expect(courseStanding({ ...course, ...given }, at)).toBe(standing);
	});
});

describe('making a course', () => {
	test('a network’s is made by who coordinates it, the city’s by the city; nobody else reads a draft', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const [lead, club] = [await player(db, 'association'), await player(db, 'association')];
		const network = await networkOf(db, city, lead, { joining: 'open' });
		for (const actor of [visitor, club.as('owner'), lead.as('reader'), await person(db, 'auditor')]) {
			await rejects(() => verbs.createCourse(db, actor, network, taught()), notThere);
			await rejects(() => verbs.createCourse(db, actor, null, taught()), notThere);
		}
		await rejects(() => verbs.createCourse(db, lead.as('owner'), null, taught()), notThere);
		const course = await draftCourse(db, lead.as('editor'), { network });
		await rejects(() => readers.coursePage(db, visitor, course), notThere);
		await rejects(() => readers.ownCoursePage(db, club.as('owner'), club.slug, course), notThere);
		await rejects(() => signedUp(db, club, course), notThere);
		expect((await readers.coursesPage(db, all, null)).courses).toEqual([]);
		await verbs.publishCourse(db, lead.as('editor'), course);
		await verbs.publishCourse(db, lead.as('editor'), course);
		expect((await readers.coursesPage(db, all, null)).courses).toMatchObject([{ slug: course }]);
		expect((await networkPage(db, network)).courses).toMatchObject([{ slug: course }]);
		for (const actor of [visitor, club.as('owner')]) {
			await rejects(() => verbs.publishCourse(db, actor, course), notThere);
			await rejects(() => verbs.cancelCourse(db, actor, course, { because: 'Nej.' }), notThere);
		}
		await verbs.cancelCourse(db, city, course, { because: 'Underviseren er syg.' });
		expect((await readers.coursePage(db, visitor, course)).course.standing).toBe('cancelled');
	});

	test('it is published with sessions ahead, and keeps one', async ({ db }) => {
		const city = await person(db, 'consultant');
		const bare = await verbs.createCourse(db, city, null, taught());
		await rejects(() => verbs.publishCourse(db, city, bare), { code: 'course_needs_session' });
		await rejects(() => verbs.addSession(db, city, bare, evening(-1)), { code: 'circle_meeting_past' });
		const session = Number(await verbs.addSession(db, city, bare, evening(7)));
		await verbs.publishCourse(db, city, bare);
		await rejects(() => verbs.removeSession(db, city, bare, session), { code: 'course_needs_session' });
		const late = await draftCourse(db, city, { closesOn: '2026-11-19' });
		await rejects(() => verbs.publishCourse(db, city, late), { code: 'course_closes_past' });
		expect(await readers.courseCalendar(db, bare)).toContain('DTSTART:20261127T160000Z');
	});

	test('the list is narrowed by topic and by whether one can sign up', async ({ db }) => {
		const city = await person(db, 'consultant');
		const open = await openCourse(db, city);
		const rooms = await openCourse(db, city, { topic: 'rooms', closesOn: '2026-11-20' });
		const over = await openCourse(db, city);
		await endCourse(db, over, 3);
		const slugs = async (filter: Parameters<typeof readers.coursesPage>[1]) =>
			(await readers.coursesPage(db, filter, null)).courses.map(({ slug }) => slug);
		expect(await slugs(all)).toEqual([open, rooms]);
		expect(await slugs({ ...all, topic: 'rooms' })).toEqual([rooms]);
		expect(await slugs({ ...all, when: 'over' })).toEqual([over]);
		setClock('2026-11-21T11:00:00Z');
		expect(await slugs({ ...all, when: 'open' })).toEqual([open]);
	});

	test('moved dates and a cancellation are told to who has a place or waits', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two] = await clubs(db, 2);
		const course = await openCourse(db, city, { places: 1 });
		for (const org of [one!, two!]) await signedUp(db, org, course);
		const { running } = await readers.courseDeskPage(db, city, course);
		const moved = { ...evening(8), session: running.sessions[0]!.id, onlineUrl: 'https://moede.dk/x' };
		await verbs.changeSession(db, city, course, moved, null);
		expect((await lastMailTo(db, mailOf(two!))).text).toContain('28. november 2026');
		expect(await readers.courseCalendar(db, course)).toContain('SEQUENCE:1');
		// Where it is online is for those who have a place.
		const own = async (org: Player) =>
			(await readers.ownCoursePage(db, org.as('editor'), org.slug, course)).sessions;
		expect(JSON.stringify(await own(one!))).toContain('moede.dk');
		expect(JSON.stringify(await own(two!))).not.toContain('moede.dk');
		expect(JSON.stringify(await readers.coursePage(db, visitor, course))).not.toContain('moede.dk');
		await verbs.cancelCourse(db, city, course, { because: 'Underviseren er syg.' });
		for (const org of [one!, two!])
			expect((await lastMailTo(db, mailOf(org))).text).toContain('Underviseren er syg.');
		await rejects(() => leave(db, one!, course), { code: 'course_not_now' });
		await rejects(() => verbs.addSession(db, city, course, evening(9)), { code: 'course_not_now' });
	});
});

describe('places', () => {
	test('who comes when they are taken waits, and is told when one is given back', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two, three, four] = await clubs(db, 4);
		const course = await openCourse(db, city, { places: 1 });
		expect(await signedUp(db, one!, course, 2)).toBe('held');
		expect(await signedUp(db, one!, course)).toBe('held');
		for (const org of [two!, three!, four!]) expect(await signedUp(db, org, course)).toBe('waiting');
		expect((await readers.ownCoursePage(db, three!.as('reader'), three!.slug, course)).place).toMatchObject({
			...{ state: 'waiting', before: 1 },
		});
		await leave(db, one!, course);
		await leave(db, one!, course);
		expect(await placesIn(db, course)).toEqual({ held: [two!.slug], waiting: [three!.slug, four!.slug] });
		expect((await lastMailTo(db, mailOf(two!))).subject).toContain('I har fået en plads');
		await rejects(
			() => signUp(db, three!.as('reader'), three!.slug, course, { people: null, submission: undefined }),
			notThere,
		);
		// More places go to who waits; fewer than are held are refused.
		const more = taught({ places: 2 });
		await verbs.changeCourse(db, city, course, more, null);
		expect((await placesIn(db, course)).held).toEqual([two!.slug, three!.slug]);
		expect(await mailsTo(db, mailOf(three!))).toHaveLength(1);
		await rejects(() => verbs.changeCourse(db, city, course, { ...more, places: 1 }, null), {
			code: 'course_fewer_places',
		});
		const { running } = await readers.courseDeskPage(db, city, course);
		const place = running.places.find(({ slug }) => slug === two!.slug)!.id;
		await releasePlace(db, city, course, { place, reason: 'I er lagt sammen.' });
		expect((await lastMailTo(db, mailOf(two!))).text).toContain('I er lagt sammen.');
		expect((await placesIn(db, course)).held).toEqual([three!.slug, four!.slug]);
	});

	test('the same form sent again takes no second place, and later nobody signs up', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two] = await clubs(db, 2);
		const course = await openCourse(db, city);
		const sent = { people: 3, submission: randomUUID() };
		const send = () => signUp(db, one!.as('editor'), one!.slug, course, sent);
		expect(await Promise.all([send(), send(), send()])).toEqual(['held', 'held', 'held']);
		expect((await placesIn(db, course)).held).toEqual([one!.slug]);
		setClock('2026-11-26T11:00:00Z');
		await rejects(() => signedUp(db, two!, course), { code: 'course_not_open' });
		expect(await send()).toBe('held');
	});

	test('a suspended organisation keeps its turn and is passed; on no page is it named', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two, three] = await clubs(db, 3);
		const course = await openCourse(db, city, { places: 1 });
		for (const org of [one!, two!, three!]) await signedUp(db, org, course);
		await suspend(db, two!);
		await leave(db, one!, course);
		expect(await placesIn(db, course)).toEqual({ held: [three!.slug], waiting: [two!.slug] });
		await suspend(db, three!);
		expect((await readers.coursePage(db, visitor, course)).takingPart).toEqual([]);
		expect(await mailsTo(db, mailOf(two!))).toEqual([]);
	});

	test('many at once never take more places than there are', async ({ db }) => {
		const city = await person(db, 'consultant');
		const many = await clubs(db, 12);
		const course = await openCourse(db, city, { places: 5 });
		const states = await Promise.all(many.map((org) => signedUp(db, org, course)));
		expect(states.filter((state) => state === 'held')).toHaveLength(5);
		// Those who leave at once are followed by as many.
		const { held } = await placesIn(db, course);
		await Promise.all(many.filter(({ slug }) => held.includes(slug)).map((org) => leave(db, org, course)));
		const after = await placesIn(db, course);
		expect([after.held.length, after.waiting.length]).toEqual([5, 2]);
	});

	test('the database holds no more, whoever writes', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two] = await clubs(db, 2);
		const course = await openCourse(db, city, { places: 1 });
		for (const org of [one!, two!]) await signedUp(db, org, course);
		await expect(
			db.updateTable('coursePlace').set({ state: 'held', heldAt: new Date() }).execute(),
		).rejects.toThrow('no more places');
		await verbs.changeCourse(db, city, course, taught({ places: 2 }), null);
		await expect(db.updateTable('course').set({ places: 1 }).execute()).rejects.toThrow(
			'places that are held',
		);
	});

	test('whatever is done in whatever order: never too many, nobody passed, no place empty while one waits', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const many = await clubs(db, 5);
		const step = fc.oneof(
			fc.record({ kind: fc.constantFrom('in', 'out'), who: fc.nat(4) }),
			fc.record({ kind: fc.constant('places'), who: fc.integer({ min: 1, max: 4 }) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
				const course = await openCourse(db, city, { places: 2 });
				// Who came, in order, as anybody would keep it on paper.
				const paper: string[] = [];
				let [places, taken] = [2, [] as string[]];
				for (const { kind, who } of steps) {
					const org = many[who % many.length]!;
					if (kind === 'in') {
						await signedUp(db, org, course);
						if (!paper.includes(org.slug) && !taken.includes(org.slug)) paper.push(org.slug);
					} else if (kind === 'out') {
						await leave(db, org, course);
						for (const list of [paper, taken])
							if (list.includes(org.slug)) list.splice(list.indexOf(org.slug), 1);
					} else if (who >= taken.length) {
						await verbs.changeCourse(db, city, course, taught({ places: who }), null);
						places = who;
					}
					taken = [...taken, ...paper.splice(0, Math.max(0, places - taken.length))];
					const { held, waiting } = await placesIn(db, course);
					expect(held.length).toBeLessThanOrEqual(places);
					expect([held.toSorted(), waiting]).toEqual([taken.toSorted(), paper]);
				}
			}),
			{ numRuns: 12 },
		);
	}, 60_000);
});

test('who runs it marks which organisations came, once a session has begun', async ({ db }) => {
	const city = await person(db, 'consultant');
	const [one, two, three] = await clubs(db, 3);
	const course = await openCourse(db, city);
	for (const org of [one!, two!, three!]) await signedUp(db, org, course);
	const body = async () => (await readers.courseDeskPage(db, city, course)).running;
	const { sessions, places } = await body();
	const session = sessions[0]!.id;
	const mark = (came: number[], actor = city) => markAttendance(db, actor, course, { session, came }, null);
	await rejects(() => mark([]), { code: 'course_not_begun' });
	setClock('2026-11-27T16:30:00Z');
	await mark(places.slice(0, 2).map(({ id }) => id));
	await mark([places[1]!.id]);
	expect((await body()).sessions.map(({ came }) => came)).toEqual([{ came: [places[1]!.id] }, null]);
	await rejects(() => mark([places[2]!.id]), notThere);
	await rejects(async () => mark([], one!.as('owner') as typeof city), notThere);
	await leave(db, two!, course);
	expect((await body()).sessions[0]!.came).toEqual({ came: [] });
});

describe('what came of it', () => {
	const run = (db: Database) => askWhatCameOfCourses.handle(db, {});
	const told = { outcome: 'partly', words: 'Vi holder møder nu.', wordsShown: false } as const;

	test('half a year after, who had a place is asked once and reminded once', async ({ db }) => {
		const city = await person(db, 'consultant');
		const [one, two, off] = await clubs(db, 3);
		const course = await openCourse(db, city, { places: 2 });
		for (const org of [one!, off!, two!]) await signedUp(db, org, course);
		await suspend(db, off!);
		setClock('2027-06-03T08:00:00Z');
		await run(db);
		expect(await mailsTo(db, mailOf(one!))).toEqual([]);
		await rejects(() => tellOutcome(db, one!.as('editor'), one!.slug, course, told, null), notThere);
		setClock('2027-06-04T18:30:00Z');
		await run(db);
		await run(db);
		expect(await mailsTo(db, mailOf(one!))).toHaveLength(1);
		for (const org of [two!, off!]) expect(await mailsTo(db, mailOf(org))).toEqual([]);
		expect(await readers.countUntold(db, one!.id)).toBe(1);
		setClock('2027-07-03T08:00:00Z');
		await run(db);
		expect(await mailsTo(db, mailOf(one!))).toHaveLength(1);
		setClock('2027-07-04T08:00:00Z');
		await run(db);
		setClock('2027-09-04T08:00:00Z');
		await run(db);
		expect(await mailsTo(db, mailOf(one!))).toHaveLength(2);
		// Whoever comes back is asked then.
		await db.updateTable('organisation').set({ state: 'approved' }).where('id', '=', off!.id).execute();
		await run(db);
		expect(await mailsTo(db, mailOf(off!))).toHaveLength(1);
	});

	test('answers are counted for all; words stand there with a yes alone, and can be taken back', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const [one, two] = await clubs(db, 2);
		const course = await openCourse(db, city);
		for (const org of [one!, two!]) await signedUp(db, org, course);
		setClock('2027-06-10T08:00:00Z');
		await run(db);
		const tell = (given: object = {}) =>
			tellOutcome(db, one!.as('editor'), one!.slug, course, { ...told, ...given }, null);
		const page = async () => (await readers.coursePage(db, visitor, course)).outcome;
		await tell();
		expect(await page()).toMatchObject({ counts: { asked: 2, partly: 1, used: 0 }, words: [] });
		await tell({ wordsShown: true });
		expect((await page()).words).toMatchObject([{ words: 'Vi holder møder nu.' }]);
		await suspend(db, one!);
		expect((await page()).words).toEqual([]);
		const { running } = await readers.courseDeskPage(db, city, course);
		expect(running.places).toMatchObject([
			{ outcome: 'partly', words: 'Vi holder møder nu.' },
			{ outcome: null, outcomeAskedAt: new Date('2027-06-10T08:00:00Z') },
		]);
		await expect(
			sql`insert into course_outcome (place_id, asked_at) select id, now() from course_place`.execute(db),
		).rejects.toThrow();
		await rejects(() => tellOutcome(db, two!.as('reader'), two!.slug, course, told, null), notThere);
	});
});
