/**
 * Takes a public list of organisations in as `listed`: known and invitable, never partners, never signatories.
 * The same list twice changes nothing; a bad row is told about and never takes others with it.
 */
import { judge, nothingSeen, type Judged } from '#lib/organisations/import/judging.ts';
import type { ListRow } from '#lib/organisations/import/list-file.ts';
import { findBySourceKeys, findNamesakes } from '#lib/organisations/import/listed-queries.server.ts';
import { insertListed, updateListed, writeAlone } from '#lib/organisations/import/listed-writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { batches } from '#lib/platform/lists/portions.ts';

/** Whose list it is; a row of it is known again by this and its key. */
export const source = 'cph-open-data';
const rowsPerBatch = 200;

interface Options {
	/** A transaction for each batch, or the same for all. */
	transact: (work: (trx: Transaction) => Promise<void>) => Promise<void>;
	/** Without, it is only said what would be written. */
	write: boolean;
}

/** Every row with what became of it, in the order of the list. */
export async function takeList(
	rows: readonly ListRow[],
	{ transact, write }: Options,
): Promise<readonly Judged[]> {
	const seen = nothingSeen();
	const done: Judged[] = [];
	for (const batch of batches(rows, rowsPerBatch))
		await transact(async (trx) => {
			const here = await whatIsHere(trx, batch);
			const judged = batch.map((row) => judge(row, here, seen));
			done.push(...(write ? await writeBatch(trx, judged) : judged));
		});
	return done;
}

async function whatIsHere(trx: Transaction, batch: readonly ListRow[]) {
	const organisations = batch.flatMap((row) => ('organisation' in row ? [row.organisation] : []));
	const keys = organisations.map(({ sourceKey }) => sourceKey);
	const known = await findBySourceKeys(trx, source, keys);
	const namesakes = await findNamesakes(trx, [...new Set(organisations.map(({ name }) => name))]);
	return {
		known: new Map(known.map((one) => [one.sourceKey, one])),
		namesakes: Map.groupBy(namesakes, ({ name }) => name),
	};
}

/** New ones at once; where the database refuses one of them, each alone, so that it takes no other with it. */
async function writeBatch(trx: Transaction, batch: readonly Judged[]): Promise<readonly Judged[]> {
	const added = batch.flatMap(({ row, outcome }) =>
		outcome === 'new' && 'organisation' in row ? [row.organisation] : [],
	);
	const all = added.length ? await writeAlone(trx, () => insertListed(trx, source, added, now())) : null;
	const written: Judged[] = [];
	for (const one of batch) {
		const isThere = one.outcome === 'new' && all === null;
		written.push(isThere ? one : await writeRow(trx, one));
	}
	return written;
}

/** What the database refuses is undone alone. */
async function writeRow(trx: Transaction, judged: Judged): Promise<Judged> {
	const { row, outcome, existing } = judged;
	if (!('organisation' in row) || (outcome !== 'new' && outcome !== 'changed')) return judged;
	const problem = await writeAlone(trx, () =>
		existing
			? updateListed(trx, existing.id, row.organisation, now())
			: insertListed(trx, source, [row.organisation], now()),
	);
	if (problem === null) return judged;
	return { ...judged, outcome: 'refused', changes: [], reason: { code: 'database', detail: problem } };
}
