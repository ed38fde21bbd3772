import { sql } from 'kysely';
import type { Contribution, Worklist } from '#lib/contributions/contribution.ts';
import { contributionRows, hasObjection, newestFirst, otherSideOf } from '#lib/contributions/rows.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** An organisation's contributions, and those it wrote down for other parties, newest first. */
export function contributionsBy(db: Handle, organisationId: number, asked: Asked) {
	const place = newestFirst.read(asked);
	const page = (
		column: 'organisation_id' | 'writer_organisation_id',
	) => sql`(select contribution.id from contribution
		where contribution.${sql.raw(column)} = ${organisationId} and ${newestFirst.beyond(place)}
		order by ${newestFirst.order(place)} limit ${asked.limit + 1})`;
	return newestFirst.page(
		contributionRows(db).where(
			sql<boolean>`contribution.id in (${page('organisation_id')} union ${page('writer_organisation_id')})`,
		),
		asked,
	);
}

/** What counts toward a commitment, newest first. */
export const timelineOf = (db: Handle, commitmentId: number, asked: Asked) =>
	newestFirst.page(
		contributionRows(db)
			.where('contribution.commitmentId', '=', commitmentId)
			.where('contribution.counts', '=', true),
		asked,
	);

export const contributionById = (db: Handle, id: number): Promise<Contribution | undefined> =>
	contributionRows(db).where('contribution.id', '=', id).executeTakeFirst();

interface Confirmer {
	/** The confirmation's. */
	id: number;
	personId: number;
	/** For whom they spoke; null: the municipality. */
	organisation: { id: number; slug: string } | null;
}

/** Those who are still known by whose word it stands confirmed. */
export const confirmersOf = async (db: Handle, contributionId: number): Promise<Confirmer[]> =>
	(
		await sql<Confirmer>`select v.id, v.person_id, case when o.id is not null
				then json_build_object('id', o.id, 'slug', o.slug) end as organisation
			from verification v left join organisation o on o.id = v.organisation_id
			where v.contribution_id = ${contributionId} and v.retracted_at is null and v.person_id is not null
			order by v.id`.execute(db)
	).rows;

/** The shares of one delivery that count, the largest first. */
export const sharesOf = (db: Handle, sharedKey: string): Promise<Contribution[]> =>
	contributionRows(db)
		.where('contribution.sharedKey', '=', sharedKey)
		.where('contribution.counts', '=', true)
		.orderBy('contribution.amount', 'desc')
		.orderBy('contribution.id')
		.execute();

/** A contribution and those it corrects, the newest first. */
export const historyOfContribution = (db: Handle, id: number): Promise<Contribution[]> =>
	contributionRows(db)
		.where(
			sql<boolean>`contribution.id in (with recursive earlier(id, corrects_id) as (
				select c.id, c.corrects_id from contribution c where c.id = ${id}
				union all select c.id, c.corrects_id from contribution c join earlier on c.id = earlier.corrects_id)
				select id from earlier)`,
		)
		.orderBy('contribution.id', 'desc')
		.limit(50)
		.execute();

const waiting = (db: Handle) =>
	contributionRows(db)
		.where('contribution.level', '=', 0)
		.where('contribution.counts', '=', true)
		.where(sql<boolean>`not ${hasObjection}`);

/** Contributions that wait for this organisation's word, oldest first. */
export const contributionsWaitingFor = (db: Handle, organisationId: number, limit: number) =>
	waiting(db)
		.where(otherSideOf(organisationId))
		.orderBy('contribution.happenedOn')
		.orderBy('contribution.id')
		.limit(limit)
		.execute();

export async function countWaitingFor(db: Handle, organisationId: number): Promise<number> {
	const { count } = await db
		.selectFrom('contribution')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('level', '=', 0)
		.where('counts', '=', true)
		.where(sql<boolean>`not ${hasObjection}`)
		.where(otherSideOf(organisationId))
		.executeTakeFirstOrThrow();
	return Number(count);
}

const oldestFirst = keyset(['contribution.happenedOn', 'asc', 'day'], ['contribution.id', 'asc', 'id']);

interface OnDesk {
	show: Worklist;
	/** The municipality's own units', or everyone else's. */
	municipal: boolean;
}

const onDesk = (db: Handle, { show, municipal }: OnDesk) =>
	contributionRows(db)
		.where('contribution.counts', '=', true)
		.$if(show !== 'evidence', (query) => query.where('contribution.level', '=', show === 'waiting' ? 0 : 1))
		.$if(show === 'evidence', (query) =>
			query
				.where('contribution.level', '<', 2)
				.where(
					sql<boolean>`contribution.id in (select e.contribution_id from evidence e where e.removed_at is null)`,
				),
		)
		.where(sql<boolean>`not ${hasObjection}`)
		.where(
			sql<boolean>`(organisation.kind = 'municipality' or exists (select from organisation w
				where w.id = contribution.writer_organisation_id and w.kind = 'municipality')) = ${municipal}`,
		);

/** Contributions on the municipality's desk, oldest first. */
export const contributionsToVerify = (db: Handle, { show, municipal, ...asked }: OnDesk & Asked) =>
	oldestFirst.page(onDesk(db, { show, municipal }), asked);

export async function countToVerify(db: Handle, asked: OnDesk): Promise<number> {
	const { count } = await onDesk(db, asked)
		.clearSelect()
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Whether something that was done elsewhere, an event say, counts toward a commitment now. */
export const countsFromDeed = async (
	db: Handle,
	{
		source,
		sourceId,
		commitmentId,
	}: { source: 'event' | 'placement'; sourceId: number; commitmentId: number },
): Promise<boolean> =>
	Boolean(
		await db
			.selectFrom('contribution')
			.select('id')
			.where('source', '=', source)
			.where('sourceId', '=', sourceId)
			.where('commitmentId', '=', commitmentId)
			.where('counts', '=', true)
			.limit(1)
			.executeTakeFirst(),
	);
