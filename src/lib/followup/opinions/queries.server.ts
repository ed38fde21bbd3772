/** SQL of the experts' opinions and the committees' answers. */
import { sql, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import type { OpinionStanding } from '#lib/followup/opinions/opinion.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { Opinion } from '#lib/platform/database/tables.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

const mostInFile = 5000;
/** What comes after the first answer: a bound, not a page. */
export const mostAnswers = 50;

const isAnswered = sql<boolean>`exists (select from opinion_answer a where a.opinion_id = opinion.id)`;
const answeredAt = sql<Date | null>`(select min(a.answered_at) from opinion_answer a where a.opinion_id = opinion.id)`;

const opinions = (db: Handle) =>
	db
		.selectFrom('opinion')
		.select([
			'opinion.id',
			'opinion.slug',
			'opinion.givenOn',
			'title',
			'body',
			'documentUrl',
			'committee',
			'goals',
			'answerDueOn',
			'publishedAt',
		])
		.select(answeredAt.as('answeredAt'));

/** The same as `standingOf` (a test compares them). */
const standsAs = (standing: OpinionStanding, today: string): RawBuilder<boolean> =>
	({
		draft: sql<boolean>`published_at is null`,
		waiting: sql<boolean>`published_at is not null and answer_due_on >= ${today}::date and not ${isAnswered}`,
		late: sql<boolean>`published_at is not null and answer_due_on < ${today}::date and not ${isAnswered}`,
		answered: sql<boolean>`${isAnswered}`,
	})[standing];

const newestFirst = keyset(['opinion.givenOn', 'desc', 'day'], ['opinion.id', 'desc', 'id']);

/** The newest first. */
export const listOpinions = (
	db: Handle,
	standing: OpinionStanding | null,
	{ published, today, ...asked }: { published: boolean; today: string } & Asked,
) =>
	newestFirst.page(
		opinions(db)
			.$if(published, (query) => query.where('publishedAt', 'is not', null))
			.$if(standing !== null, (query) => query.where(standsAs(standing!, today))),
		asked,
	);

/** Published ones about a goal, the newest first. */
export const opinionsOn = (db: Handle, goal: string, limit: number) =>
	opinions(db)
		.where('publishedAt', 'is not', null)
		.where(sql<boolean>`opinion.goals @> array[${goal}]::text[]`)
		.orderBy('opinion.givenOn', 'desc')
		.orderBy('opinion.id', 'desc')
		.limit(limit)
		.execute();

export const findOpinion = (db: Handle, slug: string) =>
	opinions(db).where('opinion.slug', '=', slug).executeTakeFirst();

export const lockOpinion = (trx: Transaction, slug: string) =>
	trx
		.selectFrom('opinion')
		.select([
			'id',
			'slug',
			'givenOn',
			'title',
			'body',
			'documentUrl',
			'committee',
			'goals',
			'answerDueOn',
			'publishedAt',
		])
		.where('slug', '=', slug)
		.forUpdate()
		.executeTakeFirst();

/** In the order they were given. */
export const answersTo = (db: Handle, opinionId: number) =>
	db
		.selectFrom('opinionAnswer')
		.select(['id', 'words', 'answeredAt'])
		.select(
			sql<string | null>`(select p.name from person p where p.id = opinion_answer.answered_by)`.as(
				'answeredByName',
			),
		)
		.where('opinionId', '=', opinionId)
		.orderBy('answeredAt')
		.orderBy('id')
		.limit(mostAnswers)
		.execute();

/** To several, each in the order they were given. */
export const answersToEach = (db: Handle, opinionIds: readonly number[]) =>
	db
		.selectFrom('opinionAnswer')
		.select(['opinionId', 'words', 'answeredAt'])
		.where('opinionId', 'in', [...opinionIds, 0])
		.orderBy('opinionId')
		.orderBy('answeredAt')
		.orderBy('id')
		.limit((opinionIds.length + 1) * mostAnswers)
		.execute();

/** Published ones with the first answer, for a file; the newest first. */
export const opinionsForFile = (db: Handle) =>
	opinions(db)
		.select(
			sql<string | null>`(select a.words from opinion_answer a where a.opinion_id = opinion.id
				order by a.answered_at, a.id limit 1)`.as('answer'),
		)
		.where('publishedAt', 'is not', null)
		.orderBy('opinion.givenOn', 'desc')
		.orderBy('opinion.id', 'desc')
		.limit(mostInFile)
		.execute();

/** Published ones, by how they stand. */
export async function countByStanding(db: Handle, today: string) {
	const of = (standing: OpinionStanding) =>
		sql<number>`count(*) filter (where ${standsAs(standing, today)})::int`;
	return db
		.selectFrom('opinion')
		.select([of('waiting').as('waiting'), of('late').as('late'), of('answered').as('answered')])
		.where('publishedAt', 'is not', null)
		.executeTakeFirstOrThrow();
}

export const insertOpinion = (trx: Transaction, row: Insertable<Opinion>) =>
	trx.insertInto('opinion').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export const updateOpinion = (trx: Transaction, id: number, row: Updateable<Opinion>) =>
	trx.updateTable('opinion').set(row).where('id', '=', id).execute();

export const countAnswers = async (trx: Transaction, opinionId: number): Promise<number> =>
	(
		await trx
			.selectFrom('opinionAnswer')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('opinionId', '=', opinionId)
			.executeTakeFirstOrThrow()
	).count;

export const insertAnswer = (
	trx: Transaction,
	row: { opinionId: number; words: string; answeredAt: Date; answeredBy: number },
) => trx.insertInto('opinionAnswer').values(row).execute();
