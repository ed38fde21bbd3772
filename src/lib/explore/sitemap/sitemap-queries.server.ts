/** The addresses that search engines are to know, in blocks of ids, so that no answer grows with the city. */
import { sql } from 'kysely';
import { publicStates } from '#lib/commitments/commitment.ts';
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { isCurrent } from '#lib/benefits/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** Ids in a block; a file may hold 50,000 addresses, and each stands in every language. */
export const blockLength = 2000;

const listed = {
	events: (db: Database, now: Date) =>
		db
			.selectFrom('event as t')
			.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 't.organisationId').on(isShown('o')))
			.where('t.state', '<>', 'draft')
			.where((eb) => eb.not(hasEnded('t', now)))
			.select(['t.id', 't.slug']),
	opportunities: (db: Database, now: Date) =>
		db
			.selectFrom('opportunity as t')
			.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 't.organisationId').on(isShown('o')))
			.where('t.state', '=', 'published')
			.where('t.deadlineOn', '>=', copenhagenDate(now))
			.select(['t.id', 't.slug']),
	benefits: (db: Database, now: Date) =>
		db
			.selectFrom('benefit as t')
			.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 't.organisationId').on(isShown('o')))
			.where(isCurrent('t', now))
			.select(['t.id', 't.slug']),
	partners: (db: Database) =>
		db.selectFrom('organisation as t').where(isShown('t')).select(['t.id', 't.slug']),
	commitments: (db: Database) =>
		db
			.selectFrom('commitment')
			.where('commitment.state', 'in', publicStates)
			.where(isOwnerShown)
			.select(['commitment.id', 'commitment.slug']),
};
export const listedKinds = ['events', 'opportunities', 'benefits', 'partners', 'commitments'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** How many blocks each kind has. */
export async function countBlocks(db: Database): Promise<Record<ListedKind, number>> {
	const { rows } = await sql<Record<ListedKind, number | null>>`select
		(select max(id) from event) as events, (select max(id) from opportunity) as opportunities,
		(select max(id) from benefit) as benefits,
		(select max(id) from organisation) as partners, (select max(id) from commitment) as commitments`.execute(db);
	const blocks = (largest: number | null | undefined) =>
		largest ? Math.floor(largest / blockLength) + 1 : 0;
	return {
		events: blocks(rows[0]?.events),
		opportunities: blocks(rows[0]?.opportunities),
		benefits: blocks(rows[0]?.benefits),
		partners: blocks(rows[0]?.partners),
		commitments: blocks(rows[0]?.commitments),
	};
}

/** The slugs of one block, from 0. */
export async function slugsInBlock(
	db: Database,
	kind: ListedKind,
	block: number,
	now: Date,
): Promise<string[]> {
	const rows = await db
		.selectFrom(listed[kind](db, now).as('found'))
		.where('found.id', '>=', block * blockLength)
		.where('found.id', '<', (block + 1) * blockLength)
		.select('found.slug')
		.orderBy('found.id')
		.execute();
	return rows.map(({ slug }) => slug);
}

/** The steps of the guide for who is new in the city: some dozens. */
export async function guideSlugs(db: Database): Promise<string[]> {
	const steps = await db
		.selectFrom('guideStep')
		.select('slug')
		.where('state', '=', 'published')
		.orderBy('place')
		.orderBy('id')
		.execute();
	return steps.map(({ slug }) => slug);
}
