/** A commitment with what was delivered toward it: commitments give the one, contributions the other. */
import { publicCommitment } from '#lib/commitments/list/public-readers.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { lifeTimeline } from '#lib/contributions/timeline-queries.server.ts';
import { inPublic } from '#lib/contributions/contribution.ts';
import { contributionsToward } from '#lib/contributions/readers.server.ts';

/** As everybody sees it. `after` is the address' cursor. @throws 404 */
export async function publicCommitmentPage(db: Handle, slug: string, after: string | null) {
	const page = await publicCommitment(db, slug);
	const { rows, next, first } = await contributionsToward(db, page.commitment.id, after);
	return { ...page, rows: rows.map(inPublic), next, first };
}

const timelineSize = 15;

/** Everything that happened to it, a page at a time. `after` is the address' cursor. */
export async function publicTimeline(db: Handle, commitmentId: number, after: string | null) {
	const { rows, next, first } = await lifeTimeline(db, commitmentId, { after, limit: timelineSize });
	return { entries: rows, next, first };
}
