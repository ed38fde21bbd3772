/** The municipality offers seats, and ends them. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { runningPerson } from '#lib/networks/access.ts';
import { most } from '#lib/networks/circles/circle.ts';
import type { SeatInput } from '#lib/networks/circles/input.ts';
import { countIn, lockCircle } from '#lib/networks/circles/queries.server.ts';
import { recordForum } from '#lib/networks/record.server.ts';
import { offeredLetter, writeSeats } from '#lib/networks/seats/letters.server.ts';
import * as queries from '#lib/networks/seats/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** @throws Refused `circle_organisation_unknown` */
async function organisationAt(db: Handle, pasted: string | null): Promise<number | null> {
	if (pasted === null) return null;
	const slug =
		pasted
			.replace(/[?#].*$/, '')
			.replace(/\/+$/, '')
			.split('/')
			.at(-1) ?? '';
	const organisation = await queries.shownOrganisation(db, slug);
	if (!organisation) throw new Refused('circle_organisation_unknown', 'organisation');
	return organisation.id;
}

/** Mails an offer: nobody sits there before they have said yes. @throws 404, Refused `circle_seat_taken`, `circle_most` */
export const offerSeat = (db: Database, actor: Actor, slug: string, input: SeatInput): Promise<void> => {
	const by = runningPerson(actor);
	return acting(db, actor, async (trx) => {
		const circle = found(await lockCircle(trx, slug));
		const organisationId = await organisationAt(trx, input.organisation);
		if (await queries.openSeatOf(trx, circle.id, input.email))
			throw new Refused('circle_seat_taken', 'email');
		if ((await countIn(trx, 'circleSeat', circle.id)) >= most.seats)
			throw new Refused('circle_most', '', { most: String(most.seats) });
		const { kind, name, email, fromOn, toOn } = input;
		const { id } = await queries.insertSeat(trx, {
			...{ circleId: circle.id, kind, name, email, fromOn, toOn, organisationId },
			...{ locale: letterLocale(currentLocale()), invitedAt: now(), invitedBy: by.id },
		});
		const seat = found(await queries.findSeat(trx, id));
		const reader = { id, name, email, locale: letterLocale(seat.locale) };
		await writeSeats(trx, [reader], `circle-seat-${id}`, (to) => offeredLetter(to, circle, seat));
		await recordForum(trx, actor, 'forum.seat_offered', { id: circle.id, organisationId });
	});
};

/** Also an offer that nobody has answered: its link then says that it is over. @throws 404 */
export const endSeat = (db: Database, actor: Actor, slug: string, id: number): Promise<void> => {
	runningPerson(actor);
	return acting(db, actor, async (trx) => {
		const circle = found(await lockCircle(trx, slug));
		const seat = await queries.lockSeat(trx, id);
		if (seat?.circleId !== circle.id) return notFound();
		if (seat.state !== 'held' && seat.state !== 'invited') return;
		const at = now();
		await queries.updateSeat(trx, id, {
			...{ state: 'left', leftAt: at, showsName: false, answeredAt: seat.answeredAt ?? at },
		});
		await recordForum(trx, actor, 'forum.seat_ended', circle);
	});
};
