/** After the keys were changed: every night what is sealed under an older key is sealed under the first. */
import * as queries from '#lib/equality/reading/experience-queries.server.ts';
import { aboutExperience, aboutLine } from '#lib/equality/telling/sealed.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { sealedAnew, sealingKeys } from '#lib/platform/sealing.server.ts';

/** How much there was, and how much of it no key opens any more. */
export interface SealedAnew {
	done: number;
	locked: number;
}

/** One batch: a night's work is bounded, and goes on in the next. */
export async function sealExperiencesAnew(db: Database): Promise<SealedAnew> {
	const [first] = sealingKeys();
	const sum: SealedAnew = { done: 0, locked: 0 };
	if (!first) return sum;
	const anew = async (
		before: string | null,
		about: string,
		put: (before: string, after: string) => Promise<unknown>,
	): Promise<void> => {
		const after = before && sealedAnew(before, about);
		if (!before || !after) sum.locked++;
		else {
			await put(before, after);
			sum.done++;
		}
	};
	for (const { id, sealed } of await queries.sealedOtherwise(db, first.id))
		await anew(sealed, aboutExperience(id), (before, after) => queries.replaceSealed(db, id, before, after));
	for (const line of await queries.linesSealedOtherwise(db, first.id))
		await anew(line.sealed, aboutLine(line.experienceId, line.place), (before, after) =>
			queries.replaceSealedLine(db, line, before, after),
		);
	if (sum.locked > 0) log.warn('no key opens what was told', { texts: sum.locked });
	return sum;
}
