/** What is proposed, beside what is here already: their own event of the same title and time, a public one that may be the same. */
import { lookAlikesOfAll } from '#lib/events/readers.server.ts';
import type { Imported } from '#lib/events/writing/imported.server.ts';
import type { Note } from '#lib/importing/proposal.ts';
import { ownAt } from '#lib/importing/queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface Doubt {
	notes: Note[];
	/** Public events that may be this one. */
	alike: number[];
}

const keyOf = ({ title, startsAt }: Pick<Imported, 'title' | 'startsAt'>) =>
	`${title.toLocaleLowerCase('da')}\n${startsAt.getTime()}`;

/** Of each, in their order; two questions, however many they are. */
export async function doubtsOf(
	trx: Transaction,
	organisationId: number,
	proposed: readonly Imported[],
): Promise<Doubt[]> {
	const starts = [...new Set(proposed.map(({ startsAt }) => startsAt.getTime()))].map((at) => new Date(at));
	const own = new Set((await ownAt(trx, organisationId, starts)).map(keyOf));
	const alike = await lookAlikesOfAll(trx, proposed);
	return proposed.map((one, index) => {
		const ids = alike[index]!.map(({ id }) => id);
		const twice = own.has(keyOf(one));
		return {
			notes: [...(twice ? ['twice' as const] : []), ...(ids.length > 0 && !twice ? ['alike' as const] : [])],
			alike: ids,
		};
	});
}
