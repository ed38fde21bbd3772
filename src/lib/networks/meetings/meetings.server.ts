/** Meetings are planned, people asked to them, moved, called off, and what was said is published. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { running, runningOnce, tooMany, type Running } from '#lib/networks/circles/holding.server.ts';
import { countIn } from '#lib/networks/circles/queries.server.ts';
import { meetingValues } from '#lib/networks/meetings/form-values.ts';
import type { MeetingInput } from '#lib/networks/meetings/input.ts';
import { meetingStanding, takesAnswers, takesMinutes } from '#lib/networks/meetings/meeting.ts';
import * as queries from '#lib/networks/meetings/queries.server.ts';
import * as letters from '#lib/networks/seats/letters.server.ts';
import { reachedAbout, reachedIn } from '#lib/networks/seats/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

interface Held extends Running {
	meeting: queries.Meeting;
}

/** A meeting of this circle, held by who runs it. @throws 404 */
const holding = (
	db: Database,
	actor: Actor,
	slug: string,
	id: number,
	work: (held: Held) => Promise<void>,
): Promise<void> =>
	running(db, actor, slug, async (held) =>
		work({ ...held, meeting: found(await queries.lockMeeting(held.trx, held.circle.id, id)) }),
	);

/** Nobody is asked yet. @returns its number. @throws 404, Refused `circle_meeting_past`, `circle_most` */
export const planMeeting = (
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, ...meeting }: MeetingInput,
): Promise<string> =>
	runningOnce(db, actor, slug, submission, async ({ trx, circle, by, at, record }) => {
		if (meeting.startsAt <= at) throw new Refused('circle_meeting_past', 'day');
		if ((await countIn(trx, 'circleMeeting', circle.id)) >= most.meetings) throw tooMany(most.meetings);
		const row = { ...meeting, circleId: circle.id, createdAt: at, changedAt: at, createdBy: by };
		const { id } = await queries.insertMeeting(trx, row);
		await record('planned');
		return String(id);
	});

/** Asks those who hold a seat and have not been asked; again, it asks only who has come since. @throws 404, Refused `circle_meeting_over`, `circle_nobody_to_ask` */
export const callMeeting = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	holding(db, actor, slug, id, async ({ trx, circle, meeting, by, at, record }) => {
		if (!takesAnswers(meeting, at)) throw new Refused('circle_meeting_over');
		const readers = await reachedIn(trx, circle.id, copenhagenDate(at));
		if (!readers.length) throw new Refused('circle_nobody_to_ask');
		if (!meeting.calledAt) await queries.updateMeeting(trx, id, { calledAt: at, calledBy: by });
		const ids = readers.map((reader) => reader.id);
		await queries.insertAsked(trx, { id, circleId: circle.id }, ids, at);
		await letters.writeSeats(trx, readers, `circle-called-${id}`, (to) =>
			letters.calledLetter(to, circle, meeting),
		);
		await record('meeting_called');
	});

const isElsewhere = (before: queries.Meeting, after: Omit<MeetingInput, 'submission'>): boolean =>
	before.startsAt.getTime() !== after.startsAt.getTime() ||
	before.endsAt.getTime() !== after.endsAt.getTime() ||
	before.place !== after.place ||
	before.onlineUrl !== after.onlineUrl;

/** Another time or place is mailed to those who were asked. @throws 404, EditedMeanwhile, Refused `circle_meeting_over`, `circle_meeting_past` */
export const changeMeeting = (
	db: Database,
	actor: Actor,
	slug: string,
	id: number,
	{ submission: _, ...after }: MeetingInput,
	edited: Edited | null,
): Promise<void> =>
	holding(db, actor, slug, id, async ({ trx, circle, meeting, at, record }) => {
		if (meetingStanding(meeting, at) !== 'coming') throw new Refused('circle_meeting_over');
		refuseEdited(edited, meetingValues(meeting));
		const moved = isElsewhere(meeting, after);
		if (moved && after.startsAt <= at) throw new Refused('circle_meeting_past', 'day');
		const revision = meeting.revision + 1;
		await queries.updateMeeting(trx, id, { ...after, revision, changedAt: at });
		await record('meeting_edited');
		if (!moved || !meeting.calledAt) return;
		const now = found(await queries.findMeeting(trx, circle.id, id));
		const readers = await reachedAbout(trx, id, 'all', copenhagenDate(at));
		await letters.writeSeats(trx, readers, `circle-moved-${id}-${revision}`, (to) =>
			letters.movedLetter(to, circle, now),
		);
	});

/** @throws 404, Refused `circle_meeting_over` */
export const cancelMeeting = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	holding(db, actor, slug, id, async ({ trx, circle, meeting, by, at, record }) => {
		if (meeting.cancelledAt) return;
		if (meetingStanding(meeting, at) !== 'coming') throw new Refused('circle_meeting_over');
		const revision = meeting.revision + 1;
		await queries.updateMeeting(trx, id, { cancelledAt: at, cancelledBy: by, changedAt: at, revision });
		await record('meeting_cancelled');
		if (!meeting.calledAt) return;
		const off = found(await queries.findMeeting(trx, circle.id, id));
		const readers = await reachedAbout(trx, id, 'all', copenhagenDate(at));
		await letters.writeSeats(trx, readers, `circle-cancelled-${id}`, (to) =>
			letters.cancelledLetter(to, circle, off),
		);
	});

/** Mailed the first time; put right as often as needed. @throws 404, EditedMeanwhile, Refused `circle_no_minutes_yet` */
export const publishMinutes = (
	db: Database,
	actor: Actor,
	slug: string,
	id: number,
	{ minutes }: { minutes: string },
	edited: Edited | null,
): Promise<void> =>
	holding(db, actor, slug, id, async ({ trx, circle, meeting, by, at, record }) => {
		if (!takesMinutes(meeting, at)) throw new Refused('circle_no_minutes_yet');
		refuseEdited(edited, { minutes: meeting.minutes });
		const isFirst = meeting.minutesAt === null;
		// A meeting that nobody was asked to here was held all the same: with minutes it is for everybody to read.
		const called = meeting.calledAt ? {} : { calledAt: at, calledBy: by };
		const published = isFirst ? { minutesAt: at, minutesBy: by, ...called } : {};
		await queries.updateMeeting(trx, id, { minutes, ...published });
		await record('minutes_written');
		if (!isFirst) return;
		const readers = await reachedIn(trx, circle.id, copenhagenDate(at));
		await letters.writeSeats(trx, readers, `circle-minutes-${id}`, (to) =>
			letters.minutesLetter(to, circle, meeting),
		);
	});
