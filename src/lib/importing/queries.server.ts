/** SQL of imports: sources, and what came from them. */
import { sql } from 'kysely';
import type { NotRead } from '#lib/importing/proposal.ts';
import type { Item, Pending, Source } from '#lib/importing/source.ts';
import { mostItems } from '#lib/importing/source.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { JsonObject } from '#lib/platform/database/tables.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const sourceColumns = columnsOf('importSource', ['createdBy']);
const ofLooks = ['fileAt', 'pending', 'said', 'editedSince'] as const;
const itemColumns = columnsOf('importItem', ['sourceId', 'written', ...ofLooks]);
const storedColumns = columnsOf('importItem', ['sourceId']);

export const findSource = (db: Handle, organisationId: number, id: number): Promise<Source | undefined> =>
	db
		.selectFrom('importSource')
		.select(sourceColumns)
		.where('id', '=', id)
		.where('organisationId', '=', organisationId)
		.executeTakeFirst() as Promise<Source | undefined>;

/** Held until the transaction ends: one reading at a time becomes events. */
export const lockSource = (trx: Transaction, id: number): Promise<Source | undefined> =>
	trx
		.selectFrom('importSource')
		.select(sourceColumns)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst() as Promise<Source | undefined>;

export interface OwnSource extends Source {
	waiting: number;
	gone: number;
}

const counted = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`(
	select count(*)::int from import_item i where i.source_id = import_source.id and (${condition}))`;

export const listSources = (
	db: Handle,
	organisationId: number,
	{ from, limit }: { from: Date; limit: number },
): Promise<OwnSource[]> =>
	db
		.selectFrom('importSource')
		.select(sourceColumns)
		.select([
			counted(
				sql<boolean>`i.state = 'proposed' or (i.pending is not null and i.event_id is not null and i.ends_at > ${from})`,
			).as('waiting'),
			counted(sql<boolean>`i.gone_at is not null and i.state = 'taken'`).as('gone'),
		])
		.where('organisationId', '=', organisationId)
		.where('endedAt', 'is', null)
		.orderBy('id')
		.limit(limit)
		.execute() as Promise<OwnSource[]>;

export const countSources = async (db: Handle, organisationId: number): Promise<number> => {
	const row = await db
		.selectFrom('importSource')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('organisationId', '=', organisationId)
		.where('endedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return row.count;
};

/** An item as the desk shows it, with what became of it. */
export interface ItemShown extends Item {
	eventSlug: string | null;
	eventState: string | null;
	eventAddress: string | null;
	eventLat: number | null;
	eventOnlineUrl: string | null;
	eventDescription: string | null;
}

const soonest = keyset(['importItem.startsAt', 'asc', 'moment'], ['importItem.id', 'asc', 'id']);

export function itemsOf(
	db: Handle,
	sourceId: number,
	{ state, from, ...asked }: Asked & { state: Item['state']; from?: Date },
): Promise<Page<ItemShown>> {
	const query = db
		.selectFrom('importItem')
		.leftJoin('event', 'event.id', 'importItem.eventId')
		.select(itemColumns)
		.select(['event.slug as eventSlug', 'event.state as eventState', 'event.address as eventAddress'])
		.select([
			'event.lat as eventLat',
			'event.onlineUrl as eventOnlineUrl',
			'event.description as eventDescription',
		])
		.where('importItem.sourceId', '=', sourceId)
		.where('importItem.state', '=', state)
		.$if(from !== undefined, (rows) => rows.where('importItem.endsAt', '>', from!));
	return soonest.page(query, asked) as Promise<Page<ItemShown>>;
}

export interface StoredItem extends Item {
	written: string[] | null;
	fileAt: Date | null;
	pending: Pending | null;
	said: JsonObject | null;
	editedSince: boolean;
}

/** What is still to come of a source, and what was taken from it. */
export const lockItems = (trx: Transaction, sourceId: number, since: Date): Promise<StoredItem[]> =>
	trx
		.selectFrom('importItem')
		.select(storedColumns)
		.where('sourceId', '=', sourceId)
		.where('endsAt', '>', since)
		.orderBy('id')
		.limit(mostItems)
		.forUpdate()
		.execute() as Promise<StoredItem[]>;

/** What a file would change, until somebody decides. */
export const pendingItems = (
	db: Handle,
	sourceId: number,
	{ from, limit }: { from: Date; limit: number },
): Promise<StoredItem[]> =>
	db
		.selectFrom('importItem')
		.select(storedColumns)
		.where('sourceId', '=', sourceId)
		.where('pending', 'is not', null)
		.where('endsAt', '>', from)
		.orderBy('startsAt')
		.orderBy('id')
		.limit(limit)
		.execute() as Promise<StoredItem[]>;

/** One that was left out. */
export const leftItem = (db: Handle, sourceId: number, id: number): Promise<Item | undefined> =>
	db
		.selectFrom('importItem')
		.select(itemColumns)
		.where('id', '=', id)
		.where('sourceId', '=', sourceId)
		.where('state', '=', 'left')
		.executeTakeFirst() as Promise<Item | undefined>;

/** Their own events at these moments, made by hand or from another source. */
export const ownAt = async (
	trx: Transaction,
	organisationId: number,
	starts: readonly Date[],
): Promise<Pick<Item, 'title' | 'startsAt'>[]> =>
	starts.length === 0
		? []
		: trx
				.selectFrom('event')
				.select(['title', 'startsAt'])
				.where('organisationId', '=', organisationId)
				.where('startsAt', 'in', [...starts])
				.where('state', '<>', 'cancelled')
				.limit(mostItems)
				.execute();

/** Those that are followed no more, the last one first. */
export const endedSources = (
	db: Handle,
	organisationId: number,
	limit: number,
): Promise<Pick<Source, 'id' | 'url' | 'endedAt'>[]> =>
	db
		.selectFrom('importSource')
		.select(['id', 'url', 'endedAt'])
		.where('organisationId', '=', organisationId)
		.where('endedAt', 'is not', null)
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** Feeds whose time has come. */
export const dueSources = (db: Handle, at: Date): Promise<{ id: number }[]> =>
	db
		.selectFrom('importSource')
		.select('id')
		.where('endedAt', 'is', null)
		.where('url', 'is not', null)
		.where('nextFetchAt', '<=', at)
		.orderBy('nextFetchAt')
		.limit(500)
		.execute();

export const organisationOf = (db: Handle, id: number) =>
	db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'kind', 'state'])
		.where('id', '=', id)
		.executeTakeFirst();

export const refusalsOf = (db: Handle, sourceId: number): Promise<(NotRead & { id: number })[]> =>
	db
		.selectFrom('importRefusal')
		.select(['id', 'title', 'startsAt', 'refusal', 'line', 'detail'])
		.where('sourceId', '=', sourceId)
		.orderBy('id')
		.limit(100)
		.execute() as Promise<(NotRead & { id: number })[]>;
