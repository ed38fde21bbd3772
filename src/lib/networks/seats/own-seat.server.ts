/** What somebody does by the link in their mail: says yes or no to a seat, answers for a meeting, mutes, leaves. */
import type { AnswerInput, OwnSeatInput } from '#lib/networks/seats/input.ts';
import { takesAnswers } from '#lib/networks/meetings/meeting.ts';
import { lockMeeting, setAnswer } from '#lib/networks/meetings/queries.server.ts';
import * as queries from '#lib/networks/seats/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { linkState } from '#lib/platform/mail/links.ts';
import { findLink } from '#lib/platform/mail/links.server.ts';

/** The seat behind a link that works. @throws 404 */
export async function seatBehind(db: Handle, secret: string): Promise<queries.OwnSeat> {
	const link = await findLink(db, 'seat', secret);
	if (linkState(link, now()) !== 'open') notFound();
	return found(await queries.findSeat(db, link!.seatId));
}

const holding = <T>(
	db: Database,
	secret: string,
	work: (trx: Transaction, seat: queries.OwnSeat) => Promise<T>,
) =>
	db.transaction().execute(async (trx) => {
		const { id } = await seatBehind(trx, secret);
		return work(trx, found(await queries.lockSeat(trx, id)));
	});

/** One that is held, and whose organisation stands. @throws 404 */
const mustHold = (seat: queries.OwnSeat): void => {
	if (seat.state !== 'held' || !seat.sits) notFound();
};

/** @throws 404, Refused `circle_seat_answered` */
export const acceptSeat = (db: Database, secret: string, { named }: { named: boolean }): Promise<void> =>
	holding(db, secret, async (trx, seat) => {
		if (seat.state === 'held') return;
		if (seat.state !== 'invited') throw new Refused('circle_seat_answered');
		await queries.updateSeat(trx, seat.id, { state: 'held', answeredAt: now(), showsName: named });
	});

/** @throws 404, Refused `circle_seat_answered` */
export const declineSeat = (db: Database, secret: string): Promise<void> =>
	holding(db, secret, async (trx, seat) => {
		if (seat.state === 'declined') return;
		if (seat.state !== 'invited') throw new Refused('circle_seat_answered');
		await queries.updateSeat(trx, seat.id, { state: 'declined', answeredAt: now() });
	});

/** As often as they think again, until it begins. @throws 404 who was not asked, Refused `circle_answers_over` */
export const answerMeeting = (
	db: Database,
	secret: string,
	{ meeting: id, answer }: AnswerInput,
): Promise<void> =>
	holding(db, secret, async (trx, seat) => {
		mustHold(seat);
		const meeting = found(await lockMeeting(trx, seat.circleId, id));
		if (!takesAnswers(meeting, now())) throw new Refused('circle_answers_over');
		if (!(await setAnswer(trx, { meetingId: id, seatId: seat.id }, answer, now()))) notFound();
	});

/** Whether their name is public, and whether any mail comes at all. @throws 404, EditedMeanwhile */
export const changeOwnSeat = (
	db: Database,
	secret: string,
	{ named, muted }: OwnSeatInput,
	edited: Edited | null,
): Promise<void> =>
	holding(db, secret, async (trx, seat) => {
		mustHold(seat);
		refuseEdited(edited, { named: seat.showsName, muted: seat.muted });
		await queries.updateSeat(trx, seat.id, { showsName: named, muted });
	});

/** One press in a mail program: no mail comes any more. Twice changes nothing. @throws 404 */
export const muteSeat = (db: Database, secret: string): Promise<void> =>
	holding(db, secret, (trx, { id }) => queries.updateSeat(trx, id, { muted: true }));

/** @throws 404 */
export const leaveSeat = (db: Database, secret: string): Promise<void> =>
	holding(db, secret, async (trx, seat) => {
		if (seat.state === 'left') return;
		if (seat.state !== 'held') notFound();
		await queries.updateSeat(trx, seat.id, { state: 'left', leftAt: now(), showsName: false });
	});
