/** SQL of the posts in a debate. What nobody has read, and what is hidden, is without its words in all that everybody asks. */
import { sql } from 'kysely';
import { repliesShown, type PostState, type Side } from '#lib/dialogue/debates/debate.ts';
import type { PostOrder, PostView } from '#lib/dialogue/debates/list.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import { isShown as isOrganisationShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/** The organisation that a post stands under: its name and its shape. */
export interface Speaker {
	name: string;
	slug: string;
	kind: OrganisationKind;
}
const speaker = sql<Speaker | null>`(select json_build_object('name', o.name, 'slug', o.slug, 'kind', o.kind)
	from organisation o where o.id = debate_post.organisation_id and ${isOrganisationShown('o')})`;

const posts = (db: Handle) =>
	db
		.selectFrom('debatePost')
		.select(['debatePost.id', 'debatePost.slug', 'debatePost.debateId', 'debatePost.replyToId'])
		.select([
			'debatePost.contentLocale',
			'debatePost.byMunicipality',
			'debatePost.shownAt',
			'debatePost.downAt',
			'debatePost.takenBackAt',
		])
		.select('debatePost.supporters')
		.select([
			sql<PostState>`debate_post.state`.as('state'),
			sql<Side>`debate_post.side`.as('side'),
			sql<TakedownReason | null>`debate_post.down_reason`.as('downReason'),
			sql<string | null>`case when debate_post.state = 'shown' then debate_post.body end`.as('body'),
			sql<string | null>`case when debate_post.state = 'shown' then debate_post.shown_name end`.as(
				'shownName',
			),
			sql<boolean>`debate_post.organisation_id is not null`.as('ofOrganisation'),
			speaker.as('organisation'),
		]);
export type PostRow = Awaited<ReturnType<ReturnType<typeof posts>['executeTakeFirstOrThrow']>>;

const orders = {
	time: keyset(['debatePost.shownAt', 'asc', 'moment'], ['debatePost.id', 'asc', 'id']),
	support: keyset(['debatePost.supporters', 'desc', 'count'], ['debatePost.id', 'desc', 'id']),
	side: keyset(
		['debatePost.sideOrder', 'asc', 'count'],
		['debatePost.shownAt', 'asc', 'moment'],
		['debatePost.id', 'asc', 'id'],
	),
};

/** Those that answer the question itself. What was shown and is hidden keeps its place. */
export const listPosts = (
	db: Handle,
	debateId: number,
	order: PostOrder,
	asked: Asked,
): Promise<Page<PostRow>> =>
	orders[order].page(
		posts(db)
			.where('debatePost.debateId', '=', debateId)
			.where('debatePost.replyToId', 'is', null)
			.where('debatePost.shownAt', 'is not', null),
		asked,
	);

export const listReplies = (db: Handle, postId: number, asked: Asked): Promise<Page<PostRow>> =>
	orders.time.page(
		posts(db).where('debatePost.replyToId', '=', postId).where('debatePost.shownAt', 'is not', null),
		asked,
	);

/** Of a word that very many hold no more are looked at, so that it takes no longer than another. */
const mostLookedAt = 1000;

/** Those that are shown and hold these words, the newest first. */
export const postsHolding = (db: Handle, text: string, limit: number): Promise<PostRow[]> =>
	posts(db)
		.where('debatePost.id', 'in', (query) =>
			query
				.selectFrom('debatePost as held')
				.select('held.id')
				.where('held.state', '=', 'shown')
				.where(matches('held.search', text))
				.limit(mostLookedAt),
		)
		.orderBy('debatePost.shownAt', 'desc')
		.orderBy('debatePost.id', 'desc')
		.limit(limit)
		.execute();

/** The first replies under each, and how many there are. */
export async function repliesUnder(db: Handle, ids: readonly number[]) {
	if (!ids.length) return { replies: [], counts: new Map<number, number>() };
	const above = sql`unnest(array[${sql.join(ids)}]::int[]) as above(id)`;
	const [replies, counted] = await Promise.all([
		posts(db)
			.where(
				sql<boolean>`debate_post.id in (select r.id from ${above} cross join lateral (
					select x.id from debate_post x where x.reply_to_id = above.id and x.shown_at is not null
					order by x.shown_at, x.id limit ${repliesShown}) r)`,
			)
			.orderBy('debatePost.shownAt')
			.orderBy('debatePost.id')
			.execute(),
		db
			.selectFrom('debatePost')
			.select(['replyToId', sql<number>`count(*)::int`.as('count')])
			.where('replyToId', 'in', ids)
			.where('shownAt', 'is not', null)
			.groupBy('replyToId')
			.execute(),
	]);
	return { replies, counts: new Map(counted.map(({ replyToId, count }) => [replyToId!, count])) };
}

/** With the debate that it stands in, whatever its state. */
export const findPost = (db: Handle, slug: string) =>
	posts(db)
		.innerJoin('debate as d', 'd.id', 'debatePost.debateId')
		.select(['d.slug as debate', 'd.question', 'd.contentLocale as debateLocale', 'd.opensOn', 'd.closesOn'])
		.select(sql<'draft' | 'published' | 'summarised'>`d.state`.as('debateState'))
		.select(
			sql<string | null>`(select x.slug from debate_post x where x.id = debate_post.reply_to_id)`.as(
				'replyTo',
			),
		)
		.where('debatePost.slug', '=', slug)
		.executeTakeFirst();

/** For the desk alone: the words whatever its state. */
export const postOnDesk = (db: Handle, slug: string) =>
	db
		.selectFrom('debatePost')
		.select(['body', 'shownName', 'receivedAt', 'organisationId'])
		.where('slug', '=', slug)
		.where('state', '<>', 'unconfirmed')
		.executeTakeFirst();

const locked = (trx: Transaction) =>
	trx
		.selectFrom('debatePost')
		.select(['id', 'slug', 'debateId', 'replyToId', 'body', 'shownName', 'organisationId', 'byMunicipality'])
		.select([
			'writtenBy',
			'toldAt',
			'shownAt',
			'takenBackAt',
			'contentLocale',
			sql<PostState>`state`.as('state'),
		])
		.forUpdate();
/** Held until the transaction ends. */
export const lockPost = (trx: Transaction, slug: string) =>
	locked(trx).where('slug', '=', slug).executeTakeFirst();
export const lockPostById = (trx: Transaction, id: number) =>
	locked(trx).where('id', '=', id).executeTakeFirst();
export type HeldPost = NonNullable<Awaited<ReturnType<typeof lockPost>>>;

const isAppealed = sql<boolean>`exists (select from takedown d where d.post_id = debate_post.id
	and d.appealed_at is not null and d.decided_at is null)`;
const inView = {
	received: sql<boolean>`debate_post.state = 'received'`,
	appealed: sql<boolean>`debate_post.state = 'down' and ${isAppealed}`,
	down: sql<boolean>`debate_post.state = 'down'`,
};
const waitedLongest = keyset(['debatePost.receivedAt', 'asc', 'moment'], ['debatePost.id', 'asc', 'id']);
const lastDown = keyset(['debatePost.downAt', 'desc', 'moment'], ['debatePost.id', 'desc', 'id']);

/** On the desk: those that have waited longest first; what is down, the last first. */
export const postsInView = (db: Handle, view: PostView, asked: Asked) =>
	(view === 'down' ? lastDown : waitedLongest).page(
		db
			.selectFrom('debatePost')
			.innerJoin('debate as d', 'd.id', 'debatePost.debateId')
			.select(['debatePost.id', 'debatePost.slug', 'debatePost.body', 'debatePost.contentLocale'])
			.select(['debatePost.receivedAt', 'd.question', 'd.contentLocale as debateLocale'])
			.where(inView[view]),
		asked,
	);

export function postCounts(db: Handle): Promise<Record<PostView, number>> {
	const of = (view: PostView) => sql<number>`count(*) filter (where ${inView[view]})::int`;
	return db
		.selectFrom('debatePost')
		.select([of('received').as('received'), of('appealed').as('appealed'), of('down').as('down')])
		.where(sql<boolean>`debate_post.state in ('received', 'down')`)
		.executeTakeFirstOrThrow();
}

/** Whether anything in the debate waits to be read. */
export async function waitingIn(trx: Transaction, debateId: number): Promise<boolean> {
	const waiting = await trx
		.selectFrom('debatePost')
		.select('id')
		.where('debateId', '=', debateId)
		.where('state', '=', 'received')
		.limit(1)
		.executeTakeFirst();
	return waiting !== undefined;
}
