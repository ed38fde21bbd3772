/** What stands on the pages of a circle, whoever reads them. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mayRun } from '#lib/networks/access.ts';
import { decisionStanding, termOf } from '#lib/networks/circles/circle.ts';
import * as circles from '#lib/networks/circles/queries.server.ts';
import { documentsOf, type CircleDocument } from '#lib/networks/documents/queries.server.ts';
import { meetingValues } from '#lib/networks/meetings/form-values.ts';
import { meetingStanding, takesAnswers, takesMinutes } from '#lib/networks/meetings/meeting.ts';
import * as meetings from '#lib/networks/meetings/queries.server.ts';
import * as seats from '#lib/networks/seats/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

export const today = (): string => copenhagenDate(now());

const standing = (meeting: meetings.Meeting) => ({
	...meeting,
	standing: meetingStanding(meeting, now()),
	takesAnswers: meeting.calledAt !== null && takesAnswers(meeting, now()),
});

/** What is to come in the order of time; what is past the other way; each with its papers. */
const inOrder = (rows: readonly meetings.Meeting[], documents: readonly CircleDocument[]) => {
	const papersOf = Map.groupBy(documents, ({ meetingId }) => meetingId);
	const all = rows.map((meeting) => ({ ...standing(meeting), papers: papersOf.get(meeting.id) ?? [] }));
	return {
		coming: all.filter((one) => one.standing !== 'past'),
		past: all.filter((one) => one.standing === 'past').toReversed(),
	};
};

/** The circle's own. */
export const ofNoMeeting = (documents: readonly CircleDocument[]): CircleDocument[] =>
	documents.filter(({ meetingId }) => meetingId === null);

const decisionsOf = async (db: Handle, circleId: number) => {
	const day = today();
	const rows = await circles.decisionsOf(db, circleId);
	return rows.map((one) => ({ ...one, standing: decisionStanding(one, day) }));
};

/** What who sits there reads. */
export async function circleBody(db: Handle, { id }: { id: number }) {
	const [members, rows, decisions, documents] = await Promise.all([
		seats.membersOf(db, id),
		meetings.meetingsOf(db, id, { called: true }),
		decisionsOf(db, id),
		documentsOf(db, id),
	]);
	const day = today();
	return {
		members: members.map((seat) => ({ ...seat, term: termOf(seat, day) })),
		meetings: inOrder(rows, documents),
		decisions,
		documents: ofNoMeeting(documents),
	};
}

/** What everybody reads of one that is public: not where one meets online. */
export async function openBody(db: Handle, circle: { id: number }) {
	const body = await circleBody(db, circle);
	const open = (list: typeof body.meetings.coming) => list.map((one) => without(one, ['onlineUrl']));
	return { ...body, meetings: { coming: open(body.meetings.coming), past: open(body.meetings.past) } };
}

/** What its desk reads: every seat, and meetings that nobody is asked to yet. */
export async function deskBody(db: Handle, { id }: { id: number }) {
	const [held, rows, decisions, documents] = await Promise.all([
		seats.deskSeats(db, id),
		meetings.meetingsOf(db, id, { called: false }),
		decisionsOf(db, id),
		documentsOf(db, id),
	]);
	const day = today();
	return {
		seats: held.map((seat) => ({ ...seat, term: termOf(seat, day) })),
		meetings: inOrder(rows, documents),
		decisions,
		documents: ofNoMeeting(documents),
	};
}

const named = (list: readonly seats.Reached[]) => list.map(({ id, name }) => ({ id, name }));

/** Who a mail to all of them reaches. */
export const reachedNow = async (db: Handle, circleId: number) =>
	named(await seats.reachedIn(db, circleId, today()));

/** A meeting on its desk, with who would be mailed by each press. @throws 404 */
export async function meetingBody(db: Handle, actor: Actor, circle: circles.Circle, id: number) {
	const meeting = found(await meetings.findMeeting(db, circle.id, id));
	const day = today();
	const [answers, documents, reached, asked] = await Promise.all([
		meetings.answersTo(db, id),
		documentsOf(db, circle.id),
		seats.reachedIn(db, circle.id, day),
		seats.reachedAbout(db, id, 'all', day),
	]);
	const known = new Set(answers.map(({ seatId }) => seatId));
	const runs = mayRun(actor, circle);
	return {
		meeting: standing(meeting),
		stored: meetingValues(meeting),
		minutes: { minutes: meeting.minutes },
		answers,
		documents: documents.filter(({ meetingId }) => meetingId === id),
		mailed: {
			call: named(reached.filter((seat) => !known.has(seat.id))),
			change: named(asked),
			minutes: meeting.minutesAt ? [] : named(reached),
		},
		may: {
			run: runs,
			call: runs && takesAnswers(meeting, now()),
			change: runs && meetingStanding(meeting, now()) === 'coming',
			minutes: runs && takesMinutes(meeting, now()),
		},
	};
}
