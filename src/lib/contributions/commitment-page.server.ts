/** A commitment with what was delivered toward it: commitments give the one, contributions the other. */
import { publicCommitment } from '#lib/commitments/list/public-readers.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';
import { lifeTimeline } from '#lib/contributions/timeline-queries.server.ts';
import { inPublic } from '#lib/contributions/contribution.ts';
import { contributionsToward } from '#lib/contributions/readers.server.ts';

/** As everybody sees it. `after` is the address' cursor. @throws 404 */
export async function publicCommitmentPage(db: Handle, slug: string, after: string | null) {
	const page = await readingOnly(
		({ commitment }) => ({ commitmentTotal: { commitmentId: commitment.id } }),
		() => publicCommitment(db, slug),
	);
	const { id } = page.commitment;
	const { rows, next, first } = await readingOnly(
		() => ({ contribution: { commitmentId: id } }),
		() => contributionsToward(db, id, after),
	);
	return { ...page, rows: rows.map(inPublic), next, first };
}

const timelineSize = 15;

/** Everything that happened to it, a page at a time. `after` is the address' cursor. */
export async function publicTimeline(db: Handle, commitmentId: number, after: string | null) {
	const { rows, next, first } = await readingOnly(
		() => ({ commitmentEvent: { commitmentId }, contribution: { commitmentId } }),
		() => lifeTimeline(db, commitmentId, { after, limit: timelineSize }),
	);
	return { entries: rows, next, first };
}
