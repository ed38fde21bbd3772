/** SQL of seats on boards: those that can be applied for, and how many there are of each kind and place. */
import { sql } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { isByShown } from '#lib/listings/rows.server.ts';
import { inList, type OpportunityInList } from '#lib/opportunities/list-queries.server.ts';
import { filled } from '#lib/opportunities/queries.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { BoardKind } from '#lib/policy/boards.ts';

export interface BoardSeats extends OpportunityInList {
	boardKind: BoardKind;
	electedOn: string | null;
}

interface Narrowed {
	kind: BoardKind | null;
	district: DistrictNr | null;
	today: string;
}

const nearestFirst = keyset(['opportunity.deadlineOn', 'asc', 'day'], ['opportunity.id', 'asc', 'id']);

/** Those with a seat left whose deadline has not passed, the nearest deadline first. */
export const openBoardSeats = (
	db: Handle,
	{ kind, district, today, ...asked }: Narrowed & Asked,
): Promise<Page<BoardSeats>> =>
	nearestFirst.page(
		inList(db)
			.select((eb) => [eb.ref('opportunity.boardKind').$notNull().as('boardKind'), 'opportunity.electedOn'])
			.where('opportunity.kind', '=', 'board_seat')
			.where('opportunity.state', '=', 'published')
			.where('opportunity.deadlineOn', '>=', today)
			.where(sql<boolean>`opportunity.places > ${filled}`)
			.where(isByShown('opportunity'))
			.$if(kind !== null, (query) => query.where('opportunity.boardKind', '=', kind))
			.$if(district !== null, (query) => query.where('opportunity.districtNr', '=', district)),
		asked,
	);

export interface SeatCount {
	kind: BoardKind;
	/** Null: no one district. */
	district: DistrictNr | null;
	open: number;
	filled: number;
}

/** Of what is put up, and was: seats that are open today, and seats that are filled. */
export async function boardSeatCounts(db: Handle, today: string): Promise<SeatCount[]> {
	const { rows } = await sql<SeatCount>`
		select kind, district,
			coalesce(sum(greatest(places - filled, 0)) filter (where is_open), 0)::int as open, sum(filled)::int as filled
		from (select opportunity.board_kind as kind, opportunity.district_nr as district, opportunity.places,
				opportunity.state = 'published' and opportunity.deadline_on >= ${today}::date as is_open, ${filled} as filled
			from opportunity where opportunity.kind = 'board_seat' and opportunity.state in ('published', 'closed')
				and ${isByShown('opportunity')}) as seats
		group by kind, district order by kind, district`.execute(db);
	return rows;
}
