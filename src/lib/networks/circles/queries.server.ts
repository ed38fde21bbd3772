/** SQL of circles and their decisions. */
import { sql } from 'kysely';
import { most, type CircleKind, type Joining, type Theme } from '#lib/networks/circles/circle.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const circles = (db: Handle) =>
	db
		.selectFrom('circle')
		.leftJoin('organisation as coordinator', 'coordinator.id', 'circle.coordinatorId')
		.select(['circle.id', 'circle.slug', 'circle.name', 'circle.purpose', 'circle.isPublic', 'circle.goals'])
		.select([
			'circle.coordinatorId',
			'coordinator.name as coordinator',
			'coordinator.slug as coordinatorSlug',
		])
		.select(sql<CircleKind>`circle.kind`.as('kind'))
		.select(sql<Theme | null>`circle.theme`.as('theme'))
		.select(sql<Joining | null>`circle.joining`.as('joining'));
export type Circle = Awaited<ReturnType<ReturnType<typeof circles>['executeTakeFirstOrThrow']>>;

export const findCircle = (db: Handle, kind: CircleKind, slug: string): Promise<Circle | undefined> =>
	circles(db).where('circle.kind', '=', kind).where('circle.slug', '=', slug).executeTakeFirst();

/** Held until the transaction ends: what is counted below it stays counted. */
export const lockCircle = (trx: Transaction, slug: string): Promise<Circle | undefined> =>
	circles(trx).where('circle.slug', '=', slug).forUpdate('circle').executeTakeFirst();

export const circleNamed = (db: Handle, slug: string): Promise<Circle | undefined> =>
	circles(db).where('circle.slug', '=', slug).executeTakeFirst();

export const circleById = (db: Handle, id: number): Promise<Circle> =>
	circles(db).where('circle.id', '=', id).executeTakeFirstOrThrow();

/** By name, each with what lies ahead and what is not done. */
export const listCircles = (
	db: Handle,
	{ kind, onlyPublic, at, today }: { kind: CircleKind; onlyPublic: boolean; at: Date; today: string },
) =>
	circles(db)
		.select((eb) => [
			eb
				.selectFrom('circleMeeting as m')
				.select(sql<Date | null>`min(m.starts_at)`.as('next'))
				.whereRef('m.circleId', '=', 'circle.id')
				.where('m.calledAt', 'is not', null)
				.where('m.cancelledAt', 'is', null)
				.where('m.minutesAt', 'is', null)
				.where('m.startsAt', '>', at)
				.as('nextAt'),
			sql<number>`(select count(*)::int from circle_decision d where d.circle_id = circle.id and d.done_on is null)`.as(
				'open',
			),
			sql<number>`(select count(*)::int from circle_decision d where d.circle_id = circle.id and d.done_on is null
				and d.due_on < ${today}::date)`.as('late'),
		])
		.where('circle.kind', '=', kind)
		.$if(onlyPublic, (query) => query.where('circle.isPublic', '=', true))
		.orderBy(sql`circle.name collate "da-x-icu"`)
		.orderBy('circle.id')
		.limit(most.circles)
		.execute();

/** Those that everybody reads and that hold these words, by name. */
export const circlesHolding = (db: Handle, text: string, limit: number): Promise<Circle[]> =>
	circles(db)
		.where('circle.isPublic', '=', true)
		.where(matches('circle.search', text))
		.orderBy(sql`circle.name collate "da-x-icu"`)
		.orderBy('circle.id')
		.limit(limit)
		.execute();

/** The open ones first, by their day; then what is done, the latest first. */
export const decisionsOf = (db: Handle, circleId: number) =>
	db
		.selectFrom('circleDecision as d')
		.leftJoin('circleMeeting as m', 'm.id', 'd.meetingId')
		.select(['d.id', 'd.words', 'd.owner', 'd.dueOn', 'd.decidedAt', 'd.doneOn', 'm.title as meeting'])
		.where('d.circleId', '=', circleId)
		.orderBy(sql`d.done_on is not null`)
		.orderBy(sql`case when d.done_on is null then d.due_on end`)
		.orderBy('d.doneOn', 'desc')
		.orderBy('d.id')
		.limit(most.decisions)
		.execute();

export const lockDecision = (trx: Transaction, circleId: number, id: number) =>
	trx
		.selectFrom('circleDecision')
		.select(['id', 'doneOn'])
		.where('id', '=', id)
		.where('circleId', '=', circleId)
		.forUpdate()
		.executeTakeFirst();

export async function countIn(
	trx: Transaction,
	table: 'circleSeat' | 'circleMeeting' | 'circleDecision' | 'circleNews' | 'circleDocument',
	circleId: number,
): Promise<number> {
	const { count } = await trx
		.selectFrom(table)
		.select(sql<number>`count(*)::int`.as('count'))
		.where('circleId', '=', circleId)
		.executeTakeFirstOrThrow();
	return count;
}

export async function countCircles(trx: Transaction, kind: CircleKind): Promise<number> {
	const { count } = await trx
		.selectFrom('circle')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('kind', '=', kind)
		.executeTakeFirstOrThrow();
	return count;
}
