/** The municipality offers seats in a forum; whoever runs a circle ends one. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { running, tooMany } from '#lib/networks/circles/holding.server.ts';
import type { ExtendInput, SeatInput } from '#lib/networks/circles/input.ts';
import { countIn } from '#lib/networks/circles/queries.server.ts';
import { recordForum } from '#lib/networks/record.server.ts';
import { extendedLetter, offeredLetter, writeSeats } from '#lib/networks/seats/letters.server.ts';
import { organisationAt } from '#lib/networks/seats/pasted.server.ts';
import * as queries from '#lib/networks/seats/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Mails an offer: nobody sits there before they have said yes. @throws 404, Refused `circle_seat_taken`, `circle_most` */
export const offerSeat = (db: Database, actor: Actor, slug: string, input: SeatInput): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, by, at }) => {
		if (circle.kind !== 'forum') notFound();
		const organisationId = input.organisation === null ? null : await organisationAt(trx, input.organisation);
		if (await queries.openSeatOf(trx, circle.id, input.email))
			throw new Refused('circle_seat_taken', 'email');
		if ((await countIn(trx, 'circleSeat', circle.id)) >= most.seats) throw tooMany(most.seats);
		const { kind, name, email, fromOn, toOn } = input;
		const { id } = await queries.insertSeat(trx, {
			...{ circleId: circle.id, kind, name, email, fromOn, toOn, organisationId },
			...{ locale: letterLocale(currentLocale()), invitedAt: at, invitedBy: by },
		});
		const seat = found(await queries.findSeat(trx, id));
		const reader = { id, name, email, locale: letterLocale(seat.locale) };
		await writeSeats(trx, [reader], `circle-seat-${id}`, (to) => offeredLetter(to, circle, seat));
		await recordForum(trx, actor, 'forum.seat_offered', { id: circle.id, organisationId });
	});

/**
 * A later last day for a seat that is held: whoever holds it is told, and the log keeps both days. What has no last day needs none.
 * @throws 404, Refused `circle_term_not_later`
 */
export const extendSeat = (
	db: Database,
	actor: Actor,
	slug: string,
	{ seat: id, until }: ExtendInput,
): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, at }) => {
		const seat = await queries.lockSeat(trx, id);
		if (circle.kind !== 'forum' || seat?.circleId !== circle.id) return notFound();
		const { state, toOn, organisationId } = seat;
		if (state !== 'held' || toOn === null) return notFound();
		const today = copenhagenDate(at);
		if (until <= toOn || until <= today) throw new Refused('circle_term_not_later', 'until');
		await queries.updateSeat(trx, id, { toOn: until });
		const readers = (await queries.reachedIn(trx, circle.id, today)).filter((reader) => reader.id === id);
		await writeSeats(trx, readers, `circle-extended-${id}-${until}`, (to) =>
			extendedLetter(to, circle, until),
		);
		const about = { id: circle.id, organisationId };
		await recordForum(trx, actor, 'forum.seat_extended', about, { from: toOn, to: until });
	});

/** Also an offer that nobody has answered: its link then says that it is over. @throws 404 */
export const endSeat = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, at, record }) => {
		const seat = await queries.lockSeat(trx, id);
		if (seat?.circleId !== circle.id) return notFound();
		if (seat.state !== 'held' && seat.state !== 'invited') return;
		await queries.updateSeat(trx, id, {
			...{ state: 'left', leftAt: at, showsName: false, answeredAt: seat.answeredAt ?? at },
		});
		await record('seat_ended');
	});
