/** Seats on boards as everybody reads them: what is open, what it takes, the days that matter, and how many in all. */
import { boardDaysAhead } from '#lib/followup/wheel/readers.server.ts';
import type { BoardFilter } from '#lib/guide/boards/list.ts';
import { promisedSeats, seatPromise } from '#lib/guide/boards/queries.server.ts';
import { byDistrict, byKind, inAll } from '#lib/guide/boards/seats.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { boardSeatCounts, openBoardSeats } from '#lib/opportunities/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';

const pageSize = 20;

export async function seatFigures(db: Handle) {
	const today = copenhagenDate(now());
	const [counted, promised] = await Promise.all([boardSeatCounts(db, today), promisedSeats(db, today)]);
	return {
		counted,
		promised,
		total: inAll(counted, promised),
		kinds: byKind(counted),
		districts: byDistrict(counted, promised),
	};
}

export async function boardsPage(db: Database, filter: BoardFilter, after: string | null) {
	const today = copenhagenDate(now());
	const [{ rows, next, first }, figures, days] = await Promise.all([
		openBoardSeats(db, { ...filter, today, after, limit: pageSize }),
		seatFigures(db),
		boardDaysAhead(db),
	]);
	return {
		filter,
		seats: rows,
		next,
		first,
		...{ total: figures.total, kinds: figures.kinds, districts: figures.districts },
		days: days.filter(({ boardKind }) => filter.kind === null || boardKind === filter.kind),
		now: now(),
		type: seatPromise,
	};
}
