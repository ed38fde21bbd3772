import { sql } from 'kysely';
import type { Objection, ObjectionResolution } from '#lib/contributions/objections/objection.ts';
import { contributionRows, ofSide } from '#lib/contributions/rows.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const objectionJson = sql`json_build_object('id', objection.id, 'contributionId', objection.contribution_id,
	'organisation', (select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind)
		from organisation o where o.id = objection.organisation_id),
	'personId', objection.person_id, 'reason', objection.reason, 'raisedAt', objection.raised_at,
	'answer', objection.answer, 'answeredAt', objection.answered_at, 'resolution', objection.resolution,
	'resolutionNote', objection.resolution_note, 'resolvedAt', objection.resolved_at,
	'reopenedAt', objection.reopened_at, 'reopenedWhy', objection.reopened_why)`;

/** Everything that was said against a contribution, newest first. */
export async function objectionsOf(db: Handle, contributionId: number): Promise<Objection[]> {
	const { rows } = await sql<{ objection: Objection }>`select ${objectionJson} as objection from objection
		where contribution_id = ${contributionId} order by id desc limit 50`.execute(db);
	return rows.map(({ objection }) => objection);
}

/** What was said against a contribution last, settled or not. */
export async function lastObjection(
	trx: Transaction,
	contributionId: number,
): Promise<Objection | undefined> {
	const { rows } = await sql<{ objection: Objection }>`select ${objectionJson} as objection from objection
		where contribution_id = ${contributionId} order by id desc limit 1`.execute(trx);
	return rows[0]?.objection;
}

/** The open objection to a contribution, held until the transaction ends. */
export async function lockOpenObjection(
	trx: Transaction,
	contributionId: number,
): Promise<Objection | undefined> {
	const { rows } = await sql<{ objection: Objection }>`select ${objectionJson} as objection from objection
		where contribution_id = ${contributionId} and resolved_at is null for update`.execute(trx);
	return rows[0]?.objection;
}

const objected = (db: Handle) =>
	contributionRows(db)
		.innerJoin('objection', (join) =>
			join.onRef('objection.contributionId', '=', 'contribution.id').on('objection.resolvedAt', 'is', null),
		)
		.select(sql<Objection>`${objectionJson}`.as('objection'));

/** Since when it waits to be settled. */
const waitsSince = sql`coalesce(objection.reopened_at, objection.raised_at)`;
const longestOpen = keyset([waitsSince, 'asc', 'moment'], ['objection.id', 'asc', 'id']);
/** So many of them, oldest first. */
const oldest = async (query: ReturnType<typeof objected>, limit: number) =>
	(await longestOpen.page(query, { limit })).rows;

/** This organisation's contributions that somebody objects to, oldest first. */
export const objectionsAgainst = (db: Handle, organisationId: number, limit: number) =>
	oldest(objected(db).where(ofSide(organisationId)), limit);

/** What this organisation objects to and nobody has settled, oldest first. */
export const objectionsBy = (db: Handle, organisationId: number, limit: number) =>
	oldest(objected(db).where('objection.organisationId', '=', organisationId), limit);

/** Everything that waits to be settled, oldest first: about the municipality's own units, or everyone else. */
export const openObjections = (db: Handle, { municipal, ...asked }: { municipal: boolean } & Asked) =>
	longestOpen.page(
		objected(db).where(
			sql<boolean>`exists (select from organisation side where side.kind = 'municipality'
				and side.id in (contribution.organisation_id, contribution.writer_organisation_id)) = ${municipal}`,
		),
		asked,
	);

export const insertObjection = (
	trx: Transaction,
	row: {
		contributionId: number;
		organisationId: number | null;
		personId: number | null;
		reason: string;
		raisedAt: Date;
	},
): Promise<{ id: number }> =>
	trx.insertInto('objection').values(row).returning('id').executeTakeFirstOrThrow();

/** What was settled, open again as a row of its own. */
export async function insertReopened(
	trx: Transaction,
	id: number,
	{ at, by, why }: { at: Date; by: number; why: string },
): Promise<{ id: number }> {
	const { rows } = await sql<{
		id: number;
	}>`insert into objection (contribution_id, organisation_id, person_id, reason, raised_at,
			answer, answered_at, answered_by, reopens_id, reopened_at, reopened_by, reopened_why)
		select contribution_id, organisation_id, person_id, reason, raised_at, answer, answered_at, answered_by, id, ${at}, ${by}, ${why}
		from objection where id = ${id} returning id`.execute(trx);
	return rows[0]!;
}

export const answerObjectionRow = (
	trx: Transaction,
	id: number,
	row: { answer: string; answeredAt: Date; answeredBy: number | null },
) => trx.updateTable('objection').set(row).where('id', '=', id).execute();

export const resolveObjectionRow = (
	trx: Transaction,
	id: number,
	row: {
		resolution: ObjectionResolution;
		resolutionNote?: string;
		resolvedAt: Date;
		resolvedBy: number | null;
	},
) => trx.updateTable('objection').set(row).where('id', '=', id).execute();

export const organisationNamed = async (
	db: Handle,
	id: number | null,
): Promise<{ name: string; slug: string } | null> =>
	id === null
		? null
		: ((await db
				.selectFrom('organisation')
				.select(['name', 'slug'])
				.where('id', '=', id)
				.executeTakeFirst()) ?? null);
