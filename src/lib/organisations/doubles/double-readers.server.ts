/** Organisations that may stand twice, as whoever is of the municipality reads them. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/own-case.server.ts';
import { mayDecideCase } from '#lib/organisations/access.ts';
import { doublesSaidDifferent, openDoubles } from '#lib/organisations/doubles/double-queries.server.ts';
import type { Double } from '#lib/organisations/doubles/double.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

const pageLength = 20;
const mostSaidDifferent = 10;
const mostInFile = 5000;

/** All that nobody has decided, the last found first, for a file. @throws 404 */
export async function doublesFile(db: Database, actor: Actor): Promise<Double[]> {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return (await openDoubles(db, { after: null, limit: mostInFile })).rows;
}

/** The last found first; with the first page also those that were said to be two. @throws 404 */
export async function doublesPage(db: Database, actor: Actor, after: string | null) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const [{ rows, next, first }, different] = await Promise.all([
		openDoubles(db, { after, limit: pageLength }),
		after === null ? doublesSaidDifferent(db, mostSaidDifferent) : [],
	]);
	const cases = [...rows, ...different].flatMap(({ oneId, otherId, foundAt }) =>
		[oneId, otherId].map((organisationId) => ({ organisationId, since: foundAt })),
	);
	const own = await ownCases(db, actor, cases);
	const withCase = <Pair extends Double>(pair: Pair) => ({
		...pair,
		ownCase: own.has(pair.oneId) || own.has(pair.otherId),
	});
	return {
		pairs: rows.map((pair) => withCase(pair)),
		different: different.map((pair) => withCase(pair)),
		next,
		first,
		mayDecide: mayDecideCase(actor),
	};
}
