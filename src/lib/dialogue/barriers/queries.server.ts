/** SQL of barriers: as everybody reads them, and as their desk does. What was written is in none of everybody's questions. */
import { sql, type RawBuilder } from 'kysely';
import {
	mostBeside,
	type BarrierKind,
	type BarrierState,
	type Standing,
} from '#lib/dialogue/barriers/barrier.ts';
import { isUnsolved } from '#lib/dialogue/barriers/barrier-rows.server.ts';
import { deskViews, type BarrierFilter, type DeskView } from '#lib/dialogue/barriers/list.ts';
import { isBarrierShown as isShown } from '#lib/dialogue/barriers/rows.server.ts';
import { promisesOfBarrier } from '#lib/dialogue/desk/link-queries.server.ts';
import { isShown as isOrganisationShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches, wordsOf } from '#lib/platform/lists/search.server.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

const toldBy = sql<string | null>`(select o.name from organisation o where o.id = barrier.organisation_id
	and ${isOrganisationShown('o')})`;

/** The same as `standingOf` (a test compares them). */
export const standsAs = (standing: Standing, today: string): RawBuilder<boolean> =>
	({
		unowned: sql<boolean>`barrier.state = 'shown'`,
		waiting: sql<boolean>`barrier.state = 'owned' and barrier.answer_due_on >= ${today}::date`,
		late: sql<boolean>`barrier.state = 'owned' and barrier.answer_due_on < ${today}::date`,
		answered: sql<boolean>`barrier.state = 'answered'`,
	})[standing];

const columns = [
	'barrier.id',
	'barrier.slug',
	'barrier.area',
	'barrier.districtNr',
	'barrier.contentLocale',
	'barrier.title',
	'barrier.body',
	'barrier.help',
	'barrier.receivedAt',
	'barrier.shownAt',
	'barrier.takenBackAt',
	'barrier.committee',
	'barrier.unit',
	'barrier.answerDueOn',
	'barrier.ownedAt',
	'barrier.answer',
	'barrier.answeredAt',
	'barrier.supporters',
	'barrier.solved',
	'barrier.unsolved',
] as const;

const barriers = (db: Handle) =>
	db
		.selectFrom('barrier')
		.select(columns)
		.select([sql<BarrierState>`barrier.state`.as('state'), sql<BarrierKind>`barrier.kind`.as('kind')])
		.select(toldBy.as('organisation'));
export type BarrierRow = Awaited<ReturnType<ReturnType<typeof barriers>['executeTakeFirstOrThrow']>>;

const newest = keyset(['barrier.shownAt', 'desc', 'moment'], ['barrier.id', 'desc', 'id']);
const known = keyset(['barrier.supporters', 'desc', 'count'], ['barrier.id', 'desc', 'id']);

export const listBarriers = (
	db: Handle,
	{ q, standing, kind, area, district, order }: BarrierFilter,
	{ today, ...asked }: { today: string } & Asked,
): Promise<Page<BarrierRow & { promises: number }>> => {
	const found = barriers(db)
		.select(promisesOfBarrier.as('promises'))
		.where(isShown)
		.$if(q !== '', (query) => query.where(matches('barrier.search', q)))
		.$if(standing !== null, (query) => query.where(standsAs(standing!, today)))
		.$if(kind !== null, (query) => query.where('barrier.kind', '=', kind!))
		.$if(area !== null, (query) => query.where('barrier.area', '=', focusAreaBySlug(area)?.key ?? ''))
		.$if(district !== null, (query) => query.where('barrier.districtNr', '=', district!));
	return (order === 'known' ? known : newest).page(found, asked);
};

export interface BarrierFigures {
	unowned: number;
	waiting: number;
	late: number;
	answered: number;
	/** Days from what came to its answer, the median of all that are answered; null: none is. */
	medianDays: number | null;
}

export async function barrierFigures(db: Handle, today: string): Promise<BarrierFigures> {
	const of = (standing: Standing) => sql<number>`count(*) filter (where ${standsAs(standing, today)})::int`;
	return db
		.selectFrom('barrier')
		.select([of('unowned').as('unowned'), of('waiting').as('waiting')])
		.select([of('late').as('late'), of('answered').as('answered')])
		.select(
			sql<number | null>`percentile_cont(0.5) within group (order by
				extract(epoch from answered_at - received_at) / 86400) filter (where answered_at is not null)`.as(
				'medianDays',
			),
		)
		.where(isShown)
		.executeTakeFirstOrThrow();
}

/** The last that were answered, with the promises that they became. */
export const latestAnswered = (db: Handle, limit: number) =>
	barriers(db)
		.select(promisesOfBarrier.as('promises'))
		.where('barrier.state', '=', 'answered')
		.orderBy('barrier.answeredAt', 'desc')
		.orderBy('barrier.id', 'desc')
		.limit(limit)
		.execute();

/** Those whose answer has been due for longest. */
export const longestLate = (db: Handle, today: string, limit: number) =>
	barriers(db)
		.select(promisesOfBarrier.as('promises'))
		.where(standsAs('late', today))
		.orderBy('barrier.answerDueOn')
		.orderBy('barrier.id')
		.limit(limit)
		.execute();

/** Whatever its state, with where it leads on and why it is down. */
export const findBarrier = (db: Handle, slug: string) =>
	barriers(db)
		.select(['barrier.downReason', 'barrier.downAt'])
		.select(
			sql<string | null>`(select x.slug from barrier x where x.id = barrier.merged_into_id)`.as('mergedInto'),
		)
		.where('barrier.slug', '=', slug)
		.executeTakeFirst();

/** Held until the transaction ends. */
export const lockBarrier = (trx: Transaction, slug: string) =>
	locked(trx).where('slug', '=', slug).executeTakeFirst();
export const lockBarrierById = (trx: Transaction, id: number) =>
	locked(trx).where('id', '=', id).executeTakeFirst();
const locked = (trx: Transaction) =>
	trx
		.selectFrom('barrier')
		.select([
			'id',
			'slug',
			'organisationId',
			'toldAt',
			'title',
			'body',
			'help',
			'writtenTitle',
			'writtenBody',
		])
		.select([
			'shownAt',
			'takenBackAt',
			'writtenHelp',
			'answerDueOn',
			'answeredAt',
			'contentLocale',
			'committee',
			'unit',
			'downReason',
		])
		.select(sql<BarrierState>`state`.as('state'))
		.forUpdate();
export type HeldBarrier = NonNullable<Awaited<ReturnType<typeof lockBarrier>>>;

export const sourcesOf = (db: Handle, barrierId: number) =>
	db
		.selectFrom('barrierSource')
		.select(['id', 'source', 'url'])
		.where('barrierId', '=', barrierId)
		.orderBy('id')
		.limit(mostBeside)
		.execute();

/** In the order they were written. */
export const outcomesOf = (db: Handle, barrierId: number) =>
	db
		.selectFrom('barrierOutcome')
		.select(['id', 'words', 'writtenAt'])
		.where('barrierId', '=', barrierId)
		.orderBy('writtenAt')
		.orderBy('id')
		.limit(mostBeside)
		.execute();

const mostCandidates = 50;

/** Those that share most words with what is typed: candidates for `mostAlike`. */
export async function sharingWords(db: Handle, text: string) {
	const words = wordsOf(text).filter((word) => word.length > 2);
	if (!words.length) return [];
	const query = sql`${words.map((word) => `'${word}'`).join(' | ')}::tsquery`;
	return db
		.selectFrom('barrier')
		.select(['slug', 'title', 'body', 'contentLocale', 'supporters'])
		.where(isShown)
		.where(sql<boolean>`search @@ ${query}`)
		.orderBy(sql`ts_rank(search, ${query})`, 'desc')
		.orderBy('id', 'desc')
		.limit(mostCandidates)
		.execute();
}

/** What is in each of the desk's views. */
function inView(today: string): Record<DeskView, RawBuilder<boolean>> {
	const isAppealed = sql<boolean>`exists (select from takedown d where d.barrier_id = barrier.id
		and d.appealed_at is not null and d.decided_at is null)`;
	return {
		received: sql`barrier.state = 'received'`,
		unowned: standsAs('unowned', today),
		late: standsAs('late', today),
		waiting: standsAs('waiting', today),
		appealed: sql`barrier.state = 'down' and ${isAppealed}`,
		unsolved: isUnsolved('barrier'),
		answered: standsAs('answered', today),
		down: sql`barrier.state = 'down'`,
	};
}

/** Under the desk's view; those that have waited longest first, what is over last first. */
export function deskList(
	db: Handle,
	view: DeskView,
	{ today, ...asked }: { today: string } & Asked,
): Promise<Page<BarrierRow & { writtenTitle: string | null }>> {
	const query = barriers(db).select('barrier.writtenTitle').where(inView(today)[view]);
	return (view === 'answered' || view === 'down' ? lastCame : waitedLongest).page(query, asked);
}

/** How many are in each of the desk's views. */
export function deskCounts(db: Handle, today: string): Promise<Record<DeskView, number>> {
	const views = inView(today);
	return db
		.selectFrom('barrier')
		.select(deskViews.map((view) => sql<number>`count(*) filter (where ${views[view]})::int`.as(view)))
		.executeTakeFirstOrThrow() as Promise<Record<DeskView, number>>;
}
const waitedLongest = keyset(['barrier.receivedAt', 'asc', 'moment'], ['barrier.id', 'asc', 'id']);
const lastCame = keyset(['barrier.receivedAt', 'desc', 'moment'], ['barrier.id', 'desc', 'id']);

/** For the desk alone: what was written, and what became of it, by whom. */
export const findOnDesk = (db: Handle, slug: string) =>
	barriers(db)
		.select(['barrier.writtenTitle', 'barrier.writtenBody', 'barrier.writtenHelp', 'barrier.writtenSource'])
		.select(['barrier.writtenSourceUrl', 'barrier.downReason', 'barrier.downAt', 'barrier.toldAt'])
		.select('barrier.organisationId')
		.select(
			sql<string | null>`(select p.name from person p where p.id = barrier.answered_by)`.as('answeredByName'),
		)
		.select(
			sql<string | null>`(select x.slug from barrier x where x.id = barrier.merged_into_id)`.as('mergedInto'),
		)
		.where('barrier.slug', '=', slug)
		.where('barrier.state', '<>', 'unconfirmed')
		.executeTakeFirst();
