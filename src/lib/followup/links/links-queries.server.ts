/** SQL of the promises that the city's own undertakings lean on: an action's, and a lighthouse project's. */
import { sql, type RawBuilder } from 'kysely';
import { commitmentRows, isOwnerShown } from '#lib/commitments/rows.server.ts';
import { mostLinks, type Leaning } from '#lib/followup/links/links.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const isLinked = ({ kind, id }: Leaning): RawBuilder<boolean> =>
	kind === 'action'
		? sql`commitment.id in (select l.commitment_id from plan_action_commitment l where l.action_id = ${id})`
		: sql`commitment.id in (select l.commitment_id from lighthouse_commitment l where l.lighthouse_id = ${id})`;

const shown = (db: Handle) =>
	commitmentRows(db)
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.where(isOwnerShown);

/** Those that everybody may read; those that run first, by deadline. */
export const linkedCommitments = (db: Handle, of: Leaning) =>
	shown(db)
		.where(isLinked(of))
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(mostLinks)
		.execute();

/** A promise that everybody may read. */
export const findLinkable = (db: Handle, slug: string) =>
	shown(db).where('commitment.slug', '=', slug).executeTakeFirst();

export async function countLinks(trx: Transaction, { kind, id }: Leaning): Promise<number> {
	const { rows } =
		kind === 'action'
			? await sql<{
					count: number;
				}>`select count(*)::int as count from plan_action_commitment where action_id = ${id}`.execute(trx)
			: await sql<{
					count: number;
				}>`select count(*)::int as count from lighthouse_commitment where lighthouse_id = ${id}`.execute(trx);
	return rows[0]!.count;
}

/** @returns whether it was not linked before */
export async function insertLink(
	trx: Transaction,
	{ kind, id }: Leaning,
	commitmentId: number,
	linked: { linkedAt: Date; linkedBy: number },
): Promise<boolean> {
	const made =
		kind === 'action'
			? await trx
					.insertInto('planActionCommitment')
					.values({ actionId: id, commitmentId, ...linked })
					.onConflict((conflict) => conflict.doNothing())
					.returning('commitmentId')
					.execute()
			: await trx
					.insertInto('lighthouseCommitment')
					.values({ lighthouseId: id, commitmentId, ...linked })
					.onConflict((conflict) => conflict.doNothing())
					.returning('commitmentId')
					.execute();
	return made.length > 0;
}

/** @returns whether it was linked */
export async function deleteLink(
	trx: Transaction,
	{ kind, id }: Leaning,
	commitmentId: number,
): Promise<boolean> {
	const gone =
		kind === 'action'
			? await trx
					.deleteFrom('planActionCommitment')
					.where('actionId', '=', id)
					.where('commitmentId', '=', commitmentId)
					.returning('commitmentId')
					.execute()
			: await trx
					.deleteFrom('lighthouseCommitment')
					.where('lighthouseId', '=', id)
					.where('commitmentId', '=', commitmentId)
					.returning('commitmentId')
					.execute();
	return gone.length > 0;
}
