/** SQL of meetings, and of who has said that they come. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { most } from '#lib/networks/circles/circle.ts';
import type { Answer } from '#lib/networks/meetings/meeting.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CircleMeeting } from '#lib/platform/database/tables.ts';

const meetings = (db: Handle) =>
	db
		.selectFrom('circleMeeting as m')
		.select(['m.id', 'm.circleId', 'm.title', 'm.startsAt', 'm.endsAt', 'm.place', 'm.onlineUrl', 'm.agenda'])
		.select([
			'm.revision',
			'm.createdAt',
			'm.changedAt',
			'm.calledAt',
			'm.cancelledAt',
			'm.minutes',
			'm.minutesAt',
		]);
export type Meeting = Awaited<ReturnType<ReturnType<typeof meetings>['executeTakeFirstOrThrow']>>;

export const findMeeting = (db: Handle, circleId: number, id: number): Promise<Meeting | undefined> =>
	meetings(db).where('m.circleId', '=', circleId).where('m.id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export const lockMeeting = (trx: Transaction, circleId: number, id: number): Promise<Meeting | undefined> =>
	meetings(trx).where('m.circleId', '=', circleId).where('m.id', '=', id).forUpdate().executeTakeFirst();

export const lockMeetingById = (trx: Transaction, id: number): Promise<Meeting | undefined> =>
	meetings(trx).where('m.id', '=', id).forUpdate().executeTakeFirst();

/** In the order of time. @param called only those that people have been asked to */
export const meetingsOf = (
	db: Handle,
	circleId: number,
	{ called }: { called: boolean },
): Promise<Meeting[]> =>
	meetings(db)
		.where('m.circleId', '=', circleId)
		.$if(called, (query) => query.where('m.calledAt', 'is not', null))
		.orderBy('m.startsAt')
		.orderBy('m.id')
		.limit(most.meetings)
		.execute();

/** Begin within these hours, and people have been asked. */
export const meetingsBetween = async (
	db: Handle,
	{ from, to }: { from: Date; to: Date },
): Promise<number[]> => {
	const rows = await db
		.selectFrom('circleMeeting')
		.select('id')
		.where('startsAt', '>=', from)
		.where('startsAt', '<', to)
		.where('calledAt', 'is not', null)
		.where('cancelledAt', 'is', null)
		.where('minutesAt', 'is', null)
		.orderBy('startsAt')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
};

export const insertMeeting = (trx: Transaction, row: Insertable<CircleMeeting>) =>
	trx.insertInto('circleMeeting').values(row).returning('id').executeTakeFirstOrThrow();

export async function updateMeeting(
	trx: Transaction,
	id: number,
	row: Updateable<CircleMeeting>,
): Promise<void> {
	await trx.updateTable('circleMeeting').set(row).where('id', '=', id).execute();
}

/** Those who have not been asked yet. */
export async function insertAsked(
	trx: Transaction,
	{ id, circleId }: { id: number; circleId: number },
	seatIds: readonly number[],
	askedAt: Date,
): Promise<void> {
	if (!seatIds.length) return;
	await trx
		.insertInto('circleAnswer')
		.values(seatIds.map((seatId) => ({ meetingId: id, circleId, seatId, askedAt })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** @returns whether that seat was asked */
export async function setAnswer(
	trx: Transaction,
	{ meetingId, seatId }: { meetingId: number; seatId: number },
	answer: Answer,
	answeredAt: Date,
): Promise<boolean> {
	const rows = await trx
		.updateTable('circleAnswer')
		.set({ answer, answeredAt })
		.where('meetingId', '=', meetingId)
		.where('seatId', '=', seatId)
		.returning('seatId')
		.execute();
	return rows.length > 0;
}

export async function setReminded(
	trx: Transaction,
	meetingId: number,
	seatIds: readonly number[],
	remindedAt: Date,
): Promise<void> {
	if (!seatIds.length) return;
	await trx
		.updateTable('circleAnswer')
		.set({ remindedAt })
		.where('meetingId', '=', meetingId)
		.where('seatId', 'in', seatIds)
		.execute();
}

/** Who was asked and what they said, for the desk. */
export const answersTo = (db: Handle, meetingId: number) =>
	db
		.selectFrom('circleAnswer as a')
		.innerJoin('circleSeat as s', 's.id', 'a.seatId')
		.leftJoin('organisation as o', 'o.id', 's.organisationId')
		.select(['a.seatId', 's.name', 'o.name as organisation', 'a.answeredAt'])
		.select(sql<Answer | null>`a.answer`.as('answer'))
		.where('a.meetingId', '=', meetingId)
		.orderBy(sql`a.answer is null`)
		.orderBy('a.answer', 'desc')
		.orderBy('a.seatId')
		.limit(most.seats)
		.execute();

/** What one seat has said, by the meeting's number. */
export async function answersOf(db: Handle, seatId: number): Promise<Map<number, Answer | null>> {
	const rows = await db
		.selectFrom('circleAnswer')
		.select('meetingId')
		.select(sql<Answer | null>`answer`.as('answer'))
		.where('seatId', '=', seatId)
		.execute();
	return new Map(rows.map(({ meetingId, answer }) => [meetingId, answer]));
}
