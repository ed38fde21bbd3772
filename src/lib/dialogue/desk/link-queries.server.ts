/** SQL of what is linked to: promises, actions of the committees' plans, needs, barriers. */
import { sql, type RawBuilder } from 'kysely';
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { mostBeside, shownStates, type BarrierState } from '#lib/dialogue/barriers/barrier.ts';
import type { Linkable } from '#lib/dialogue/desk/pasted.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const commitmentIsPublic = sql<boolean>`commitment.state not in ('draft', 'proposed', 'declined') and ${isOwnerShown}`;
const postingIsPublic = sql<boolean>`posting.state <> 'draft' and exists (select from organisation o
	where o.id = posting.organisation_id and ${isShown('o')})`;
const barrierIsPublic = sql<boolean>`barrier.state in (${sql.join(shownStates.map((state) => sql.lit(state)))})`;

/** How many promises that everybody may read a barrier of the question became. */
export const promisesOfBarrier = sql<number>`(select count(*)::int from barrier_link l
	join commitment on commitment.id = l.commitment_id where l.barrier_id = barrier.id and ${commitmentIsPublic})`;

type LinkedKind = Exclude<Linkable['kind'], 'event'>;
type LinkableThing = Linkable & { kind: LinkedKind };
const columnOf = { commitment: 'commitmentId', action: 'actionId', posting: 'postingId' } as const;

/** The number of what everybody may read. */
export async function findThing(db: Handle, thing: LinkableThing): Promise<number | undefined> {
	const question: RawBuilder<{ id: number }> = {
		commitment: sql<{
			id: number;
		}>`select id from commitment where slug = ${thing.slug} and ${commitmentIsPublic}`,
		posting: sql<{ id: number }>`select id from posting where slug = ${thing.slug} and ${postingIsPublic}`,
		barrier: sql<{ id: number }>`select id from barrier where slug = ${thing.slug} and ${barrierIsPublic}`,
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
	to: { kind: keyof typeof columnOf; id: number },
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
	kind: LinkedKind;
	title: string;
	contentLocale: string;
	/** In code form. */
	path: string;
	/** A promise's or a need's organisation. */
	of: string | null;
}

/**
 * What everybody may read of it, in the order it was linked.
 * @param l rows with an `id`, and a column for each kind of thing: a row points at one of them, or none
 */
export async function thingsOf(db: Handle, l: RawBuilder<unknown>): Promise<LinkedThing[]> {
	const { rows } = await sql<LinkedThing>`
		select l.id, 'commitment' as kind, commitment.title, 'da' as "contentLocale", '/commitments/' || commitment.slug as path,
				(select o.name from organisation o where o.id = commitment.organisation_id) as of
			from ${l} l join commitment on commitment.id = l.commitment_id where ${commitmentIsPublic}
		union all
		select l.id, 'action', a.title, 'da', '/results/plans/' || p.slug || '/' || a.slug, null
			from ${l} l join plan_action a on a.id = l.action_id join action_plan p on p.id = a.plan_id
			where p.published_at is not null
		union all
		select l.id, 'posting', posting.title, posting.content_locale, '/needs/' || posting.slug,
				(select o.name from organisation o where o.id = posting.organisation_id)
			from ${l} l join posting on posting.id = l.posting_id where ${postingIsPublic}
		union all
		select l.id, 'barrier', coalesce(barrier.title, ''), barrier.content_locale, '/barriers/' || barrier.slug, null
			from ${l} l join barrier on barrier.id = l.barrier_id where ${barrierIsPublic}
		order by 1 limit ${mostBeside}`.execute(db);
	return rows;
}

/** What a barrier is linked to, as everybody may read it. */
export const linkedThings = (db: Handle, barrierId: number): Promise<LinkedThing[]> =>
	thingsOf(
		db,
		sql`(select id, commitment_id, action_id, posting_id, null::integer as barrier_id from barrier_link
			where barrier_id = ${barrierId})`,
	);

/** Barriers that everybody may read and that became this, the oldest link first. */
export const barriersBehind = (db: Handle, to: { kind: keyof typeof columnOf; id: number }) =>
	db
		.selectFrom('barrierLink as l')
		.innerJoin('barrier', 'barrier.id', 'l.barrierId')
		.select(['barrier.id', 'barrier.slug', 'barrier.title', 'barrier.contentLocale', 'barrier.area'])
		.select(['barrier.districtNr', 'barrier.answerDueOn', 'barrier.answeredAt', 'barrier.supporters'])
		.select(sql<BarrierState>`barrier.state`.as('state'))
		.where(`l.${columnOf[to.kind]}`, '=', to.id)
		.where(barrierIsPublic)
		.orderBy('l.id')
		.limit(mostBeside)
		.execute();
