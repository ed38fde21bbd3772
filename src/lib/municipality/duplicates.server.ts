/** Pairs of events that look alike, for those who look after what is shown. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { openPairs, type Pair } from '#lib/events/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

const size = 20;

/** The last found first. @throws 404 */
export async function duplicatesOfTheCity(db: Database, actor: Actor, after: string | null) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const { rows, next } = await openPairs(db, now(), { after, limit: size });
	const cases = rows.flatMap(({ one, other, foundAt }) =>
		[one, other].map(({ organisationId }) => ({ organisationId, since: foundAt })),
	);
	const own = await ownCases(db, actor, cases);
	const isOwn = ({ one, other }: Pair) => own.has(one.organisationId) || own.has(other.organisationId);
	return { pairs: rows.map((pair) => ({ ...pair, ownCase: isOwn(pair) })), next };
}
