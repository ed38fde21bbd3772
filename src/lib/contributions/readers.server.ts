/** What other rooms and pages ask about deliveries. Nothing here writes. */
import type { Handle } from '#lib/platform/database.server.ts';
import type { Contribution } from '#lib/contributions/contribution.ts';
import * as queries from '#lib/contributions/queries.server.ts';
import { pageOf, type DayCursor } from '#lib/platform/pages.ts';

/** What counts toward a promise, newest first, a page at a time. */
export const reportsToward = async (
	db: Handle,
	commitmentId: number,
	size: number,
	after?: DayCursor,
): Promise<{ rows: Contribution[]; next: string | null }> =>
	pageOf(await queries.timelineOf(db, commitmentId, size + 1, after), size, ({ happenedOn }) => happenedOn);

/** How many reports wait for this organisation's confirmation. */
export const confirmationsWaiting = (db: Handle, organisationId: number): Promise<number> =>
	queries.countWaitingFor(db, organisationId);
