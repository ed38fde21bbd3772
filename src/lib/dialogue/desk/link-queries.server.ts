/** SQL of what a barrier is linked to: promises, actions of the committees' plans, needs. */
import { sql, type RawBuilder } from 'kysely';
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { mostBeside } from '#lib/dialogue/barriers/barrier.ts';
import type { Linkable } from '#lib/dialogue/desk/pasted.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const commitmentIsPublic = sql<boolean>`commitment.state not in ('draft', 'proposed', 'declined') and ${isOwnerShown}`;
const postingIsPublic = sql<boolean>`posting.state <> 'draft' and exists (select from organisation o
	where o.id = posting.organisation_id and ${isShown('o')})`;

/** How many promises that everybody may read a barrier of the question became. */
export const promisesOfBarrier = sql<number>`(select count(*)::int from barrier_link l
	join commitment on commitment.id = l.commitment_id where l.barrier_id = barrier.id and ${commitmentIsPublic})`;

const columnOf = { commitment: 'commitmentId', action: 'actionId', posting: 'postingId' } as const;

/** The number of what everybody may read. */
export async function findThing(db: Handle, thing: Linkable): Promise<number | undefined> {
	const question: RawBuilder<{ id: number }> = {
		commitment: sql<{
			id: number;
		}>`select id from commitment where slug = ${thing.slug} and ${commitmentIsPublic}`,
		posting: sql<{ id: number }>`select id from posting where slug = ${thing.slug} and ${postingIsPublic}`,
		action: sql<{ id: number }>`select a.id from plan_action a join action_plan p on p.id = a.plan_id
			where a.slug = ${thing.slug} and p.slug = ${'plan' in thing ? thing.plan : ''} and p.published_at is not null`,
	}[thing.kind];
	return (await question.execute(db)).rows[0]?.id;
}

/** A need that its owner has just drafted, by the last part of its address. */
export const findOwnPosting = (db: Handle, slug: string, organisationId: number) =>
	db
		.selectFrom('posting')
		.select('id')
		.where('slug', '=', slug)
		.where('organisationId', '=', organisationId)
		.executeTakeFirst();

/** @returns whether it was not linked before */
export async function insertLink(
	trx: Transaction,
	barrierId: number,
	to: { kind: Linkable['kind']; id: number },
	linked: { linkedAt: Date; linkedBy: number },
): Promise<boolean> {
	const made = await trx
		.insertInto('barrierLink')
		.values({ barrierId, [columnOf[to.kind]]: to.id, ...linked })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.execute();
	return made.length > 0;
}

/** @returns whether it was linked */
export async function deleteLink(trx: Transaction, barrierId: number, id: number): Promise<boolean> {
	const gone = await trx
		.deleteFrom('barrierLink')
		.where('id', '=', id)
		.where('barrierId', '=', barrierId)
		.returning('id')
		.execute();
	return gone.length > 0;
}

export interface LinkedThing {
	id: number;
	kind: Linkable['kind'];
	title: string;
	contentLocale: string;
	/** In code form. */
	path: string;
	/** A promise's or a need's organisation. */
	of: string | null;
}

/** What everybody may read of it, in the order it was linked. */
export async function linkedThings(db: Handle, barrierId: number): Promise<LinkedThing[]> {
	const { rows } = await sql<LinkedThing>`
		select l.id, 'commitment' as kind, commitment.title, 'da' as "contentLocale", '/commitments/' || commitment.slug as path,
				(select o.name from organisation o where o.id = commitment.organisation_id) as of
			from barrier_link l join commitment on commitment.id = l.commitment_id
			where l.barrier_id = ${barrierId} and ${commitmentIsPublic}
		union all
		select l.id, 'action', a.title, 'da', '/results/plans/' || p.slug || '/' || a.slug, null
			from barrier_link l join plan_action a on a.id = l.action_id join action_plan p on p.id = a.plan_id
			where l.barrier_id = ${barrierId} and p.published_at is not null
		union all
		select l.id, 'posting', posting.title, posting.content_locale, '/needs/' || posting.slug,
				(select o.name from organisation o where o.id = posting.organisation_id)
			from barrier_link l join posting on posting.id = l.posting_id
			where l.barrier_id = ${barrierId} and ${postingIsPublic}
		order by 1 limit ${mostBeside}`.execute(db);
	return rows;
}
