/** Writing of imports. */
import type { Insertable, Updateable } from 'kysely';
import type { NotRead, Proposal } from '#lib/importing/proposal.ts';
import type { Part, Source } from '#lib/importing/source.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

export async function updateSource(
	trx: Transaction,
	id: number,
	fields: Updateable<DB['importSource']>,
): Promise<void> {
	await trx.updateTable('importSource').set(fields).where('id', '=', id).execute();
}

export async function updateItem(
	trx: Transaction,
	id: number,
	fields: Updateable<DB['importItem']>,
): Promise<void> {
	await trx.updateTable('importItem').set(fields).where('id', '=', id).execute();
}

/** Nothing waits for a yes at an item. */
export const undecided = { pending: null, said: null, editedSince: false } as const;

/** One that is over and comes anew under its old name is a new one: what was taken in then stays as it was. */
export const insertItem = async (
	trx: Transaction,
	sourceId: number,
	proposal: Proposal & { alike?: number[]; fileAt?: Date },
): Promise<number> => {
	const kept: Part[] = [];
	const anew = { ...undecided, state: 'proposed', eventId: null, written: null, kept, goneAt: null } as const;
	const { id } = await trx
		.insertInto('importItem')
		.values({ ...proposal, sourceId })
		.onConflict((conflict) =>
			conflict
				.columns(['sourceId', 'uid', 'recurrence'])
				.where('uid', 'is not', null)
				.doUpdateSet({ ...proposal, ...anew }),
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
};

export async function deleteItem(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('importItem').where('id', '=', id).execute();
}

type NewSource = Insertable<DB['importSource']>;

export const insertSource = (trx: Transaction, row: NewSource): Promise<{ id: number }> =>
	trx.insertInto('importSource').values(row).returning('id').executeTakeFirstOrThrow();

/** Nothing where the organisation follows this address already. */
export const insertFeed = (trx: Transaction, row: NewSource): Promise<{ id: number } | undefined> =>
	trx
		.insertInto('importSource')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();

/** The one of the organisation's files, where it has one. */
export const lockFileSource = (trx: Transaction, organisationId: number) =>
	trx
		.selectFrom('importSource')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('kind', '=', 'file')
		.forUpdate()
		.executeTakeFirst();

/** Takes a feed whose time has come for so long; nothing where another has it, or it is not due. */
export async function claimSource(
	db: Database,
	id: number,
	{ at, until, asked }: { at: Date; until: Date; asked: boolean },
): Promise<Source | undefined> {
	return db
		.updateTable('importSource')
		.set({ nextFetchAt: until })
		.where('id', '=', id)
		.where('endedAt', 'is', null)
		.$if(!asked, (query) => query.where('nextFetchAt', '<=', at))
		.returningAll()
		.executeTakeFirst();
}

const mostRefusals = 100;

/** In place of those of the reading before. */
export async function replaceRefusals(
	trx: Transaction,
	sourceId: number,
	refused: readonly NotRead[],
): Promise<void> {
	await trx.deleteFrom('importRefusal').where('sourceId', '=', sourceId).execute();
	const told = refused.toSorted((a, b) => Number(a.refusal === 'over') - Number(b.refusal === 'over'));
	const rows = told.slice(0, mostRefusals).map((one) => ({ ...one, sourceId }));
	if (rows.length > 0) await trx.insertInto('importRefusal').values(rows).execute();
}
