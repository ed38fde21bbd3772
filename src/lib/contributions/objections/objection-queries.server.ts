import { sql } from 'kysely';
import type { Contest, ContestResolution } from '#lib/contributions/objections/objection.ts';
import { contributionRows, ofSide } from '#lib/contributions/rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const contestJson = sql`json_build_object('id', contest.id, 'contributionId', contest.contribution_id,
	'organisation', (select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind)
		from organisation o where o.id = contest.organisation_id),
	'personId', contest.person_id, 'reason', contest.reason, 'contestedAt', contest.contested_at,
	'answer', contest.answer, 'answeredAt', contest.answered_at, 'resolution', contest.resolution,
	'resolutionNote', contest.resolution_note, 'resolvedAt', contest.resolved_at)`;

/** Everything that was said against a report, newest first. */
export async function contestsOf(db: Handle, contributionId: number): Promise<Contest[]> {
	const { rows } = await sql<{ contest: Contest }>`select ${contestJson} as contest from contest
		where contribution_id = ${contributionId} order by id desc limit 50`.execute(db);
	return rows.map(({ contest }) => contest);
}

/** The open doubt about a report, held until the transaction ends. */
export async function lockOpenContest(
	trx: Transaction,
	contributionId: number,
): Promise<Contest | undefined> {
	const { rows } = await sql<{ contest: Contest }>`select ${contestJson} as contest from contest
		where contribution_id = ${contributionId} and resolved_at is null for update`.execute(trx);
	return rows[0]?.contest;
}

const contested = (db: Handle) =>
	contributionRows(db)
		.innerJoin('contest', (join) =>
			join.onRef('contest.contributionId', '=', 'contribution.id').on('contest.resolvedAt', 'is', null),
		)
		.select(sql<Contest>`${contestJson}`.as('contest'))
		.orderBy('contest.contestedAt')
		.orderBy('contest.id');

/** This organisation's reports that somebody doubts, oldest first. */
export const contestsAgainst = (db: Handle, organisationId: number, limit: number) =>
	contested(db).where(ofSide(organisationId)).limit(limit).execute();

/** What this organisation doubts and nobody has settled, oldest first. */
export const contestsBy = (db: Handle, organisationId: number, limit: number) =>
	contested(db).where('contest.organisationId', '=', organisationId).limit(limit).execute();

/** Everything that waits to be settled, oldest first: about the municipality's own units, or everyone else. */
export const openContests = (db: Handle, municipal: boolean, limit: number) =>
	contested(db)
		.where(
			sql<boolean>`exists (select from organisation side where side.kind = 'municipality'
				and side.id in (contribution.organisation_id, contribution.writer_organisation_id)) = ${municipal}`,
		)
		.limit(limit)
		.execute();

export const insertContest = (
	trx: Transaction,
	row: {
		contributionId: number;
		organisationId: number | null;
		personId: number | null;
		reason: string;
		contestedAt: Date;
	},
): Promise<{ id: number }> => trx.insertInto('contest').values(row).returning('id').executeTakeFirstOrThrow();

export const answerContestRow = (
	trx: Transaction,
	id: number,
	row: { answer: string; answeredAt: Date; answeredBy: number | null },
) => trx.updateTable('contest').set(row).where('id', '=', id).execute();

export const resolveContestRow = (
	trx: Transaction,
	id: number,
	row: {
		resolution: ContestResolution;
		resolutionNote?: string;
		resolvedAt: Date;
		resolvedBy: number | null;
	},
) => trx.updateTable('contest').set(row).where('id', '=', id).execute();

export const organisationNamed = async (db: Handle, id: number | null): Promise<{ name: string } | null> =>
	id === null
		? null
		: ((await db.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirst()) ?? null);
