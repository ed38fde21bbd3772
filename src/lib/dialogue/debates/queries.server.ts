/** SQL of debates and of the facts beside them. */
import { sql, type RawBuilder } from 'kysely';
import { mostFacts, type DebateStanding, type DebateState } from '#lib/dialogue/debates/debate.ts';
import type { DebateFilter, DebateView } from '#lib/dialogue/debates/list.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

const columns = [
	'debate.id',
	'debate.slug',
	'debate.question',
	'debate.contentLocale',
	'debate.area',
	'debate.opensOn',
	'debate.closesOn',
	'debate.posts',
	'debate.summarisedAt',
] as const;

const debates = (db: Handle) =>
	db
		.selectFrom('debate')
		.select(columns)
		.select(sql<DebateState>`debate.state`.as('state'));
export type DebateRow = Awaited<ReturnType<ReturnType<typeof debates>['executeTakeFirstOrThrow']>>;

/** The same as `debateStandingOf` (a test compares them). */
export const debateStandsAs = (standing: DebateStanding, today: string): RawBuilder<boolean> =>
	({
		coming: sql<boolean>`debate.state = 'published' and debate.opens_on > ${today}::date`,
		open: sql<boolean>`debate.state = 'published' and debate.opens_on <= ${today}::date and debate.closes_on >= ${today}::date`,
		closed: sql<boolean>`debate.state = 'published' and debate.closes_on < ${today}::date`,
		summarised: sql<boolean>`debate.state = 'summarised'`,
	})[standing];

const lastToClose = keyset(['debate.closesOn', 'desc', 'day'], ['debate.id', 'desc', 'id']);
const firstToClose = keyset(['debate.closesOn', 'asc', 'day'], ['debate.id', 'asc', 'id']);
const lastMade = keyset(['debate.madeAt', 'desc', 'moment'], ['debate.id', 'desc', 'id']);

const fitting = (db: Handle, { standing, area }: DebateFilter, today: string) =>
	debates(db)
		.where('debate.state', '<>', 'draft')
		.$if(standing !== null, (query) => query.where(debateStandsAs(standing!, today)))
		.$if(area !== null, (query) => query.where('debate.area', '=', focusAreaBySlug(area)?.key ?? ''));

export const listDebates = (
	db: Handle,
	filter: DebateFilter,
	{ today, ...asked }: { today: string } & Asked,
): Promise<Page<DebateRow>> => lastToClose.page(fitting(db, filter, today), asked);

/** The last to close, with their words. */
export const lastDebates = (db: Handle, filter: DebateFilter, today: string, limit: number) =>
	fitting(db, filter, today)
		.select(['debate.background', 'debate.summary', 'debate.unused', 'debate.publishedAt'])
		.orderBy('debate.closesOn', 'desc')
		.orderBy('debate.id', 'desc')
		.limit(limit)
		.execute();

/** Those that are out and hold these words, the last to close first. */
export const debatesHolding = (db: Handle, text: string, limit: number) =>
	debates(db)
		.where('debate.state', '<>', 'draft')
		.where(matches('debate.search', text))
		.orderBy('debate.closesOn', 'desc')
		.orderBy('debate.id', 'desc')
		.limit(limit)
		.execute();

/** For the front of `Deltag`: those that are open, the first to close first. */
export const openDebates = (db: Handle, today: string, limit: number) =>
	debates(db)
		.where(debateStandsAs('open', today))
		.orderBy('debate.closesOn')
		.orderBy('debate.id')
		.limit(limit)
		.execute();

export async function countOpenDebates(db: Handle, today: string): Promise<number> {
	const { count } = await db
		.selectFrom('debate')
		.select(sql<number>`count(*)::int`.as('count'))
		.where(debateStandsAs('open', today))
		.executeTakeFirstOrThrow();
	return count;
}

const inView = (today: string): Record<DebateView, RawBuilder<boolean>> => ({
	unsummarised: debateStandsAs('closed', today),
	running: sql`debate.state = 'published' and debate.closes_on >= ${today}::date`,
	drafts: sql`debate.state = 'draft'`,
	summarised: debateStandsAs('summarised', today),
});

/** Under the desk's view: what has waited longest first, what is over and what is begun last first. */
export function debatesInView(
	db: Handle,
	view: DebateView,
	{ today, ...asked }: { today: string } & Asked,
): Promise<Page<DebateRow>> {
	const query = debates(db).where(inView(today)[view]);
	if (view === 'drafts') return lastMade.page(query, asked);
	return (view === 'summarised' ? lastToClose : firstToClose).page(query, asked);
}

export function debateCounts(db: Handle, today: string): Promise<Record<DebateView, number>> {
	const of = (view: DebateView) => sql<number>`count(*) filter (where ${inView(today)[view]})::int`;
	return db
		.selectFrom('debate')
		.select([of('unsummarised').as('unsummarised'), of('running').as('running')])
		.select([of('drafts').as('drafts'), of('summarised').as('summarised')])
		.executeTakeFirstOrThrow();
}

/** Whole, whatever its state. */
export const findDebate = (db: Handle, slug: string) =>
	debates(db)
		.select(['debate.background', 'debate.summary', 'debate.unused', 'debate.publishedAt'])
		.where('debate.slug', '=', slug)
		.executeTakeFirst();
export type WholeDebate = NonNullable<Awaited<ReturnType<typeof findDebate>>>;

const locked = (trx: Transaction) => debates(trx).select(['debate.background', 'debate.madeBy']).forUpdate();
/** Held until the transaction ends. */
export const lockDebate = (trx: Transaction, slug: string) =>
	locked(trx).where('debate.slug', '=', slug).executeTakeFirst();
export type HeldDebate = NonNullable<Awaited<ReturnType<typeof lockDebate>>>;

export const debateById = (db: Handle, id: number) =>
	debates(db).where('debate.id', '=', id).executeTakeFirstOrThrow();

/** In the order they were set down. */
export const factsOf = (db: Handle, debateId: number) =>
	db
		.selectFrom('debateFact')
		.select(['id', 'words', 'source', 'url'])
		.where('debateId', '=', debateId)
		.orderBy('id')
		.limit(mostFacts)
		.execute();
export type DebateFactRow = Awaited<ReturnType<typeof factsOf>>[number];
