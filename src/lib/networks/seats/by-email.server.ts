/** The way from an address that is known to be somebody's to the seats that they hold. */
import { addressBehind, readMailings } from '#lib/accounts/letters/mailings.server.ts';
import * as queries from '#lib/networks/seats/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

const most = 100;

/** Those that the address behind a link to all its mails is written to for; none where the link no longer works. */
export async function seatsHeld(db: Database, secret: string): Promise<queries.HeldSeat[]> {
	const { state, email } = await readMailings(db, secret);
	return state === 'open' ? queries.seatsOfMailbox(db, email, most) : [];
}

/** @returns its own page of one of them, in code form. @throws 404 for another's */
export async function wayToSeat(db: Database, secret: string, seatId: number): Promise<string> {
	const email = await addressBehind(db, secret);
	return db.transaction().execute(async (trx) => {
		const { id } = found(await queries.findSeatOf(trx, email, seatId));
		return `/seats/${await makeLink(trx, 'seat', { seatId: id })}`;
	});
}
