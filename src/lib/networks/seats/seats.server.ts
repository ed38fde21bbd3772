/** The municipality offers seats in a forum; whoever runs a circle ends one. */
import type { Actor } from '#lib/accounts/actor.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { running, tooMany } from '#lib/networks/circles/holding.server.ts';
import type { SeatInput } from '#lib/networks/circles/input.ts';
import { countIn } from '#lib/networks/circles/queries.server.ts';
import { recordForum } from '#lib/networks/record.server.ts';
import { offeredLetter, writeSeats } from '#lib/networks/seats/letters.server.ts';
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
