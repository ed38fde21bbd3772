/** Pieces of SQL about who is in a network, for the SQL of other rooms. */
import { sql } from 'kysely';
import { isShown } from '#lib/organisations/shown-rows.server.ts';

/** The organisations that are in it; a forum has none. */
export const inNetwork = (circleId: number) =>
	sql<number>`(select s.organisation_id from circle_seat s join circle c on c.id = s.circle_id and c.kind = 'network'
		join organisation o on o.id = s.organisation_id and ${isShown('o')} where s.circle_id = ${circleId} and s.state = 'held')`;
