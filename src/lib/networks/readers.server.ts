/** Forums as everybody reads them, as somebody does who holds a seat, and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mayRun, mustSeeDesk } from '#lib/networks/access.ts';
import { decisionStanding, forumPath, termOf } from '#lib/networks/circles/circle.ts';
import { forumValues } from '#lib/networks/circles/form-values.ts';
import * as circles from '#lib/networks/circles/queries.server.ts';
import { meetingsCalendar } from '#lib/networks/meetings/calendar.server.ts';
import { meetingValues } from '#lib/networks/meetings/form-values.ts';
import { meetingStanding, takesAnswers, takesMinutes } from '#lib/networks/meetings/meeting.ts';
import * as meetings from '#lib/networks/meetings/queries.server.ts';
import { seatBehind } from '#lib/networks/seats/own-seat.server.ts';
import { seatPath } from '#lib/networks/seats/letters.server.ts';
import * as seats from '#lib/networks/seats/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

const today = () => copenhagenDate(now());

const standing = (meeting: meetings.Meeting) => ({
	...meeting,
	standing: meetingStanding(meeting, now()),
	takesAnswers: meeting.calledAt !== null && takesAnswers(meeting, now()),
});
export type ShownMeeting = ReturnType<typeof standing>;

/** What is to come in the order of time; what is past the other way. */
const inOrder = (rows: readonly meetings.Meeting[]) => {
	const all = rows.map(standing);
	return {
		coming: all.filter((one) => one.standing !== 'past'),
		past: all.filter((one) => one.standing === 'past').toReversed(),
	};
};

/** What who sits there and, where it is public, everybody reads. */
async function circleBody(db: Handle, { id }: { id: number }) {
	const [members, rows, decisions] = await Promise.all([
		seats.membersOf(db, id),
		meetings.meetingsOf(db, id, { called: true }),
		circles.decisionsOf(db, id),
	]);
	const day = today();
	return {
		members: members.map((seat) => ({ ...seat, term: termOf(seat, day) })),
		meetings: inOrder(rows),
		decisions: decisions.map((one) => ({ ...one, standing: decisionStanding(one, day) })),
	};
}
export type CircleBody = Awaited<ReturnType<typeof circleBody>>;

/** Those that are public. */
export const forumsPage = async (db: Database) => ({
	forums: await circles.listCircles(db, { onlyPublic: true, at: now(), today: today() }),
});

async function publicForum(db: Handle, slug: string): Promise<circles.Circle> {
	const forum = found(await circles.findCircle(db, slug));
	return forum.isPublic ? forum : notFound();
}

/** Where one meets online is told to those who sit there. @throws 404 for one that only its members read */
export async function forumPage(db: Database, slug: string) {
	const forum = await publicForum(db, slug);
	const body = await circleBody(db, forum);
	const open = <M extends ShownMeeting>(list: M[]) => list.map((one) => without(one, ['onlineUrl']));
	return {
		forum,
		...body,
		meetings: { coming: open(body.meetings.coming), past: open(body.meetings.past) },
	};
}

/** @throws 404 */
export async function forumCalendar(db: Database, slug: string): Promise<string> {
	const forum = await publicForum(db, slug);
	const rows = await meetings.meetingsOf(db, forum.id, { called: true });
	const open = rows.map((meeting) => ({ ...meeting, onlineUrl: null }));
	return meetingsCalendar(forum, open, forumPath(slug));
}

/** Who sits there reads all of it, also in a forum for members only. @throws 404 */
export async function seatPage(db: Database, secret: string) {
	const seat = await seatBehind(db, secret);
	const forum = await circles.circleById(db, seat.circleId);
	const holds = seat.state === 'held' && seat.sits;
	const [body, answers] = await Promise.all([
		holds ? circleBody(db, forum) : null,
		holds ? meetings.answersOf(db, seat.id) : null,
	]);
	return {
		forum,
		seat: { ...without(seat, ['email', 'invitedAt', 'answeredAt']), term: termOf(seat, today()) },
		stored: { showsName: seat.showsName, muted: seat.muted },
		body,
		asked:
			body?.meetings.coming
				.filter(({ id, takesAnswers: open }) => open && answers?.has(id))
				.map((meeting) => ({ ...meeting, answer: answers?.get(meeting.id) ?? null })) ?? [],
	};
}

/** @throws 404 */
export async function seatCalendar(db: Database, secret: string): Promise<string> {
	const seat = await seatBehind(db, secret);
	if (seat.state !== 'held' || !seat.sits) notFound();
	const forum = await circles.circleById(db, seat.circleId);
	return meetingsCalendar(forum, await meetings.meetingsOf(db, forum.id, { called: true }), seatPath(secret));
}

/** @throws 404 */
export async function forumsDeskPage(db: Database, actor: Actor) {
	mustSeeDesk(actor);
	const forums = await circles.listCircles(db, { onlyPublic: false, at: now(), today: today() });
	return { forums, mayRun: mayRun(actor) };
}

/** @throws 404 */
export async function forumDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const forum = found(await circles.findCircle(db, slug));
	const [held, rows, decisions] = await Promise.all([
		seats.deskSeats(db, forum.id),
		meetings.meetingsOf(db, forum.id, { called: false }),
		circles.decisionsOf(db, forum.id),
	]);
	const day = today();
	return {
		forum,
		stored: forumValues(forum),
		seats: held.map((seat) => ({ ...seat, term: termOf(seat, day) })),
		meetings: inOrder(rows),
		decisions: decisions.map((one) => ({ ...one, standing: decisionStanding(one, day) })),
		mayRun: mayRun(actor),
		today: day,
	};
}

/** With who would be mailed, and who would not. @throws 404 */
export async function meetingDeskPage(db: Database, actor: Actor, slug: string, id: number) {
	mustSeeDesk(actor);
	const forum = found(await circles.findCircle(db, slug));
	const meeting = found(await meetings.findMeeting(db, forum.id, id));
	const day = today();
	const [answers, reached, asked] = await Promise.all([
		meetings.answersTo(db, id),
		seats.reachedIn(db, forum.id, day),
		seats.reachedAbout(db, id, 'all', day),
	]);
	const known = new Set(answers.map(({ seatId }) => seatId));
	const names = (list: readonly seats.Reached[]) => list.map(({ id: seat, name }) => ({ id: seat, name }));
	return {
		forum,
		meeting: standing(meeting),
		stored: meetingValues(meeting),
		minutes: { minutes: meeting.minutes },
		answers,
		/** Who a press on each button mails. */
		mailed: {
			call: names(reached.filter(({ id: seat }) => !known.has(seat))),
			change: names(asked),
			minutes: meeting.minutesAt ? [] : names(reached),
		},
		may: {
			run: mayRun(actor),
			call: mayRun(actor) && takesAnswers(meeting, now()),
			change: mayRun(actor) && meetingStanding(meeting, now()) === 'coming',
			minutes: mayRun(actor) && takesMinutes(meeting, now()),
		},
	};
}
