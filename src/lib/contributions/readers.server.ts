/** What other rooms and pages ask about deliveries. Nothing here writes. */
import type { Handle } from '#lib/platform/database/database.server.ts';
import * as queries from '#lib/contributions/queries.server.ts';

/** What counts toward a commitment, newest first, a page at a time. */
export const contributionsToward = (db: Handle, commitmentId: number, after: string | null) =>
	queries.timelineOf(db, commitmentId, { after, limit: 20 });

export { countWaitingFor as confirmationsWaiting } from '#lib/contributions/queries.server.ts';
export { countsFromDeed } from '#lib/contributions/queries.server.ts';
export { objectionsAgainst } from '#lib/contributions/objections/objection-queries.server.ts';
