/** A promise that two have bargained, and what its makers alone have told of it. */
import type { Database } from '#lib/platform/database/database.server.ts';
import { unique, type Cast } from '../actors.ts';

/** Four apprenticeships promised and told of, which the school has not confirmed. */
export async function twoSides(cast: Cast, db: Database, title: string) {
	const business = await cast.organisation(`Malerne ${unique()}`, { kind: 'business' });
	const school = await cast.organisation(`Skolen ved Søen ${unique()}`, { kind: 'school' });
	const commitment = await cast.commitment(business, title, {
		type: 'apprenticeships',
		target: 4,
		counterpart: school,
	});
	await db
		.insertInto('contribution')
		.values({
			commitmentId: commitment.id,
			organisationId: business.id,
			amount: 4,
			note: 'Fire aftaler',
			source: 'manual',
			happenedOn: new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10),
		})
		.execute();
	return { business, school, commitment };
}
