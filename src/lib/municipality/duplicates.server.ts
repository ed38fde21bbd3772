/** Pairs of events that look alike, for those who look after what is shown. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { openPairs, pairsSaidDifferent, type Pair } from '#lib/events/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

const size = 20;
const mostSaidDifferent = 10;
const mostInFile = 5000;

/** All that nobody has decided, the last found first, for a file. @throws 404 */
export async function duplicatesFile(db: Database, actor: Actor): Promise<Pair[]> {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return (await openPairs(db, now(), { after: null, limit: mostInFile })).rows;
}

/** The last found first; with the first page also those that were said to be two. @throws 404 */
export async function duplicatesOfTheCity(db: Database, actor: Actor, after: string | null) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const [{ rows, next }, different] = await Promise.all([
		openPairs(db, now(), { after, limit: size }),
		after === null ? pairsSaidDifferent(db, now(), mostSaidDifferent) : [],
	]);
	const cases = [...rows, ...different].flatMap(({ one, other, foundAt }) =>
		[one, other].map(({ organisationId }) => ({ organisationId, since: foundAt })),
	);
	const own = await ownCases(db, actor, cases);
	const isOwn = ({ one, other }: Pair) => own.has(one.organisationId) || own.has(other.organisationId);
	const withCase = (pair: Pair) => ({ ...pair, ownCase: isOwn(pair) });
	return { pairs: rows.map(withCase), different: different.map(withCase), next };
}
