/** SQL of action plans: the plans with how far they are, actions, and what each has read. */
import { sql } from 'kysely';
import { mostActions } from '#lib/followup/plans/action.ts';
import type { ActionFilter } from '#lib/followup/plans/filter.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

/** A committee has one a period: a bound, not a page. */
const mostPlans = 200;
const mostInFile = 5000;

const countOf = (status: string) =>
	sql<number>`(select count(*)::int from plan_action a where a.plan_id = action_plan.id and a.status = ${status})`;

const plans = (db: Handle) =>
	db
		.selectFrom('actionPlan')
		.select(['actionPlan.id', 'actionPlan.slug', 'committee', 'actionPlan.startsOn', 'endsOn', 'intro'])
		.select(['publishedAt'])
		.select([
			countOf('planned').as('planned'),
			countOf('under_way').as('underWay'),
			countOf('done').as('done'),
			countOf('dropped').as('dropped'),
		]);

/** The newest period first. */
export const listPlans = (db: Handle, { published }: { published: boolean }) =>
	plans(db)
		.$if(published, (query) => query.where('publishedAt', 'is not', null))
		.orderBy('actionPlan.startsOn', 'desc')
		.orderBy('committee')
		.limit(mostPlans)
		.execute();

export const findPlan = (db: Handle, slug: string) =>
	plans(db)
		.select(
			sql<string | null>`(select p.name from person p where p.id = action_plan.published_by)`.as(
				'publishedByName',
			),
		)
		.where('actionPlan.slug', '=', slug)
		.executeTakeFirst();

export const lockPlan = (trx: Transaction, slug: string) =>
	trx
		.selectFrom('actionPlan')
		.select(['id', 'slug', 'intro', 'publishedAt'])
		.where('slug', '=', slug)
		.forUpdate()
		.executeTakeFirst();

export const countActions = async (trx: Transaction, planId: number): Promise<number> =>
	(
		await trx
			.selectFrom('planAction')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('planId', '=', planId)
			.executeTakeFirstOrThrow()
	).count;

const actionColumns = [
	'planAction.id',
	'planAction.slug',
	'planAction.title',
	'planAction.titleEn',
	'planAction.body',
	'planAction.bodyEn',
	'planAction.status',
	'planAction.unit',
	'planAction.goals',
	'planAction.money',
	'planAction.startsOn',
	'planAction.dueOn',
] as const;

/** Never who is called about it. */
const actions = (db: Handle) =>
	db
		.selectFrom('planAction')
		.innerJoin('actionPlan', 'actionPlan.id', 'planAction.planId')
		.select([...actionColumns, 'actionPlan.slug as plan', 'actionPlan.committee', 'actionPlan.publishedAt']);

/** Those that come first, first. */
export const actionsOfPlan = (db: Handle, planId: number) =>
	actions(db)
		.where('planAction.planId', '=', planId)
		.orderBy('planAction.dueOn')
		.orderBy('planAction.id')
		.limit(mostActions)
		.execute();

const byDue = keyset(['planAction.dueOn', 'asc', 'day'], ['planAction.id', 'asc', 'id']);

/** By the day they are to be done. */
export const listActions = (
	db: Handle,
	{ committee, goal, status }: ActionFilter,
	{ published, ...asked }: { published: boolean } & Asked,
) =>
	byDue.page(
		actions(db)
			.$if(published, (query) => query.where('actionPlan.publishedAt', 'is not', null))
			.$if(committee !== null, (query) => query.where('actionPlan.committee', '=', committee))
			.$if(goal !== null, (query) => query.where(sql<boolean>`plan_action.goals @> array[${goal}]::text[]`))
			.$if(status !== null, (query) => query.where('planAction.status', '=', status!)),
		asked,
	);

/** Those that are published, for a file; by committee. */
export const actionsForFile = (db: Handle) =>
	actions(db)
		.where('actionPlan.publishedAt', 'is not', null)
		.orderBy('actionPlan.committee')
		.orderBy('planAction.dueOn')
		.orderBy('planAction.id')
		.limit(mostInFile)
		.execute();

/** Published actions toward a goal, those that are neither done nor dropped first. */
export const actionsToward = (db: Handle, goal: string, limit: number) =>
	actions(db)
		.where('actionPlan.publishedAt', 'is not', null)
		.where(sql<boolean>`plan_action.goals @> array[${goal}]::text[]`)
		.orderBy(sql`plan_action.status in ('done', 'dropped')`)
		.orderBy('planAction.dueOn')
		.orderBy('planAction.id')
		.limit(limit)
		.execute();

/** Published actions that lean on a promise. */
export const actionsLeaningOn = (db: Handle, commitmentId: number, limit: number) =>
	actions(db)
		.innerJoin('planActionCommitment as l', 'l.actionId', 'planAction.id')
		.where('l.commitmentId', '=', commitmentId)
		.where('actionPlan.publishedAt', 'is not', null)
		.orderBy('planAction.dueOn')
		.orderBy('planAction.id')
		.limit(limit)
		.execute();

const inPlan = (plan: string, slug: string) =>
	sql<boolean>`action_plan.slug = ${plan} and plan_action.slug = ${slug}`;

export const findAction = (db: Handle, plan: string, slug: string) =>
	actions(db)
		.select(['actionPlan.startsOn as planStartsOn', 'actionPlan.endsOn as planEndsOn'])
		.where(inPlan(plan, slug))
		.executeTakeFirst();

/** Who at the municipality is called about it: for its desk. */
export const contactOf = (db: Handle, actionId: number) =>
	db
		.selectFrom('planAction')
		.leftJoin('person', (join) =>
			join.onRef('person.id', '=', 'planAction.contactId').on('person.erasedAt', 'is', null),
		)
		.select(['planAction.contactId', 'person.name', 'person.email'])
		.where('planAction.id', '=', actionId)
		.executeTakeFirstOrThrow();

export const lockAction = (trx: Transaction, plan: string, slug: string) =>
	trx
		.selectFrom('planAction')
		.innerJoin('actionPlan', 'actionPlan.id', 'planAction.planId')
		.select([...actionColumns, 'planAction.contactId', 'actionPlan.slug as plan'])
		.where(inPlan(plan, slug))
		.forUpdate('planAction')
		.executeTakeFirst();

const wordings = (db: Handle, actionId: number) =>
	db
		.selectFrom('planActionRevision')
		.select([
			'planActionRevision.number',
			'title',
			'titleEn',
			'body',
			'bodyEn',
			'status',
			'unit',
			'goals',
			'money',
			'startsOn',
			'dueOn',
			'reason',
			'writtenAt',
		])
		.select(
			sql<string | null>`(select p.name from person p where p.id = plan_action_revision.written_by)`.as(
				'writtenByName',
			),
		)
		.where('actionId', '=', actionId);

const lastFirst = keyset(['planActionRevision.number', 'desc', 'count']);

/** What it has read, the newest first. */
export const wordingsOf = (db: Handle, actionId: number, asked: Asked) =>
	lastFirst.page(wordings(db, actionId), asked);

export const wordingOf = (db: Handle, actionId: number, number: number) =>
	wordings(db, actionId).where('planActionRevision.number', '=', number).executeTakeFirst();
