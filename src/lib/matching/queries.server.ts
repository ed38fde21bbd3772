/** All SQL about posts: what is needed and what is offered. */
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type RawBuilder } from 'kysely';
import { kindsLike } from '#lib/matching/postings/kinds.ts';
import type { PublicFilter } from '#lib/matching/postings/list.ts';
import type {
	keptByUs,
	Posting,
	PostingOrganisation,
	PostingState,
	PostingWithOrganisation,
	Side,
} from '#lib/matching/postings/posting.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

/** Shown to the public, with a standing signature: what it takes to post, to be suggested and to make a match. */
export const takesPart = (organisation: string): RawBuilder<boolean> =>
	sql<boolean>`(${isShown(organisation)} and exists (select from signature s
		where s.organisation_id = ${sql.ref(organisation)}.id and s.superseded_at is null and s.withdrawn_at is null))`;

const columns = columnsOf('posting', ['createdAt', 'createdBy', 'stateChangedBy']);

const organisation = sql<PostingOrganisation>`json_build_object('id', organisation.id, 'slug', organisation.slug,
	'name', organisation.name, 'kind', organisation.kind, 'takesPart', ${takesPart('organisation')},
	'rootId', coalesce(organisation.parent_id, organisation.id))`;

/** Every post with its organisation; the caller narrows, orders and limits. */
export const postingRows = (db: Handle) =>
	db
		.selectFrom('posting')
		.innerJoin('organisation', 'organisation.id', 'posting.organisationId')
		.select(columns)
		.select(organisation.as('organisation'));

/** What anybody can answer on `today`. */
export const isOpen = (today: string): RawBuilder<boolean> =>
	sql<boolean>`(posting.state = 'published' and posting.ends_on >= ${today}::date and posting.used < posting.quantity)`;

export const findPosting = (db: Handle, slug: string) =>
	postingRows(db).where('posting.slug', '=', slug).executeTakeFirst();

/** These posts held until the transaction ends, always in the same order, so that two who need both never wait in a ring. */
export const lockPostings = (trx: Transaction, ids: readonly number[]): Promise<PostingWithOrganisation[]> =>
	postingRows(trx)
		.where('posting.id', 'in', [...ids])
		.orderBy('posting.id')
		.modifyEnd(sql`for no key update of posting`)
		.execute();

export const lockPublished = (trx: Transaction, organisationId: number): Promise<PostingWithOrganisation[]> =>
	postingRows(trx)
		.where('posting.organisationId', '=', organisationId)
		.where('posting.state', '=', 'published')
		.orderBy('posting.id')
		.modifyEnd(sql`for no key update of posting`)
		.execute();

export async function lockPosting(trx: Transaction, slug: string) {
	const row = await trx.selectFrom('posting').select('id').where('slug', '=', slug).executeTakeFirst();
	return row && (await lockPostings(trx, [row.id]))[0];
}

/** What a form writes. What is public keeps its side and kind. */
export type PostingFields = Omit<Posting, (typeof keptByUs)[number] | 'side' | 'kind'> &
	Partial<Pick<Posting, 'side' | 'kind'>>;

export const insertPosting = (
	trx: Transaction,
	row: PostingFields & {
		slug: string;
		organisationId: number;
		side: Side;
		kind: string;
		createdBy: number | null;
		createdAt: Date;
	},
): Promise<{ id: number }> => trx.insertInto('posting').values(row).returning('id').executeTakeFirstOrThrow();

export async function updatePosting(trx: Transaction, id: number, fields: PostingFields): Promise<void> {
	await trx.updateTable('posting').set(fields).where('id', '=', id).execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	change: {
		state: PostingState;
		at: Date;
		by: number | null;
		reason?: string;
		byMunicipality?: boolean;
	},
): Promise<void> {
	const { state, at, by, reason, byMunicipality = false } = change;
	await trx
		.updateTable('posting')
		.set({
			state,
			stateChangedAt: at,
			stateChangedBy: by,
			stateReason: reason || null,
			closedByMunicipality: byMunicipality,
			...(state === 'published' && { publishedAt: sql`coalesce(published_at, ${at})` }),
		})
		.where('id', '=', id)
		.execute();
}

export async function deleteDraft(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('posting').where('id', '=', id).where('state', '=', 'draft').execute();
}

/** An organisation's own posts, what can still be answered first, the newest of each. */
export const ownPostings = (db: Handle, organisationId: number) =>
	postingRows(db)
		.where('posting.organisationId', '=', organisationId)
		.orderBy(sql`case posting.state when 'published' then 0 when 'draft' then 1 else 2 end`)
		.orderBy('posting.id', 'desc')
		.limit(200)
		.execute();

const newestFirst = keyset(['posting.publishedAt', 'desc', 'moment'], ['posting.id', 'desc', 'id']);

/** Open posts of those who take part, the newest first. */
export const openPostings = (
	db: Handle,
	{ side, kind, district }: PublicFilter,
	{ today, ...asked }: { today: string } & Asked,
) =>
	newestFirst.page(
		postingRows(db)
			.where(isOpen(today))
			.where(takesPart('organisation'))
			.$if(side !== null, (query) => query.where('posting.side', '=', side!))
			.$if(kind !== null, (query) => query.where('posting.kind', 'in', kindsLike(kind!)))
			.$if(district !== null, (query) =>
				query.where(
					sql<boolean>`(posting.districts = '{}' or ${district}::smallint = any(posting.districts))`,
				),
			),
		asked,
	);

export interface KindBalance {
	kind: string;
	needs: number;
	offers: number;
	/** Open needs that nobody has answered yet. */
	unanswered: number;
	wanted: number;
	offered: number;
}

/** What is wanted and what is on offer, by kind; the kind with most unanswered needs first. */
export const balanceByKind = async (db: Handle, today: string): Promise<KindBalance[]> =>
	(
		await sql<KindBalance>`select kind,
			(count(*) filter (where side = 'need'))::int as needs,
			(count(*) filter (where side = 'offer'))::int as offers,
			(count(*) filter (where side = 'need' and not exists (select from match m where m.need_id = posting.id
				and m.state in ('proposed', 'accepted'))))::int as unanswered,
			coalesce(sum(quantity - used) filter (where side = 'need'), 0) as wanted,
			coalesce(sum(quantity - used) filter (where side = 'offer'), 0) as offered
			from posting where ${isOpen(today)} group by kind order by unanswered desc, needs desc, kind`.execute(db)
	).rows;

/** Open needs that no one has proposed to meet, the one that has waited longest first. */
const longestUnanswered = keyset(['posting.publishedAt', 'asc', 'moment'], ['posting.id', 'asc', 'id']);
export const unansweredNeeds = (db: Handle, today: string, asked: Asked) =>
	longestUnanswered.page(
		postingRows(db)
			.where(isOpen(today))
			.where('posting.side', '=', 'need')
			.where(
				sql<boolean>`not exists (select from match m where m.need_id = posting.id and m.state in ('proposed', 'accepted'))`,
			),
		asked,
	);
