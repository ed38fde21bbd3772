/** What the municipality reads about needs and offers: what the city lacks, and what was agreed without it. */
import type { Handle } from '#lib/platform/database/database.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newestMatches } from '#lib/matching/matches/match-queries.server.ts';
import * as queries from '#lib/matching/queries.server.ts';
import { now } from '#lib/platform/clock.ts';

/** `slug`: a public post that somebody wants to look at again. */
export async function needsOfTheCity(db: Handle, slug?: string, after: string | null = null) {
	const today = copenhagenDate(now());
	const [balance, unanswered, agreed, asked] = await Promise.all([
		queries.balanceByKind(db, today),
		queries.unansweredNeeds(db, today, { after, limit: 20 }),
		newestMatches(db, 10),
		slug ? queries.findPosting(db, slug) : undefined,
	]);
	const { rows, next } = unanswered;
	return {
		balance,
		unanswered: rows,
		next,
		agreed,
		today,
		asked: asked?.state === 'published' ? asked : null,
	};
}
