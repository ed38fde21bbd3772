import { sql } from 'kysely';
import { makers } from '#lib/commitments/rows.server.ts';
import { contributionRows, hasObjection, otherSideOf } from '#lib/contributions/rows.server.ts';
import type { LinkAbout } from '#lib/platform/mail/links.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** New contributions nobody has spoken about, that this organisation may be asked about, oldest first. */
export const contributionsToAskAbout = (db: Handle, organisationId: number, since: Date, limit: number) =>
	contributionRows(db)
		.where('contribution.level', '=', 0)
		.where('contribution.counts', '=', true)
		.where('contribution.reportedAt', '>=', since)
		.where(sql<boolean>`not ${hasObjection}`)
		.where(otherSideOf(organisationId))
		.orderBy('contribution.happenedOn')
		.orderBy('contribution.id')
		.limit(limit)
		.execute();

/** Everybody who may be asked about deliveries toward these commitments, in order of id. */
export async function othersAround(db: Handle, commitmentIds: readonly number[]): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`
		select counterpart_id as id from commitment where id = any(${commitmentIds}) and counterpart_id is not null
		union
		select unnest(${makers('c')}) from commitment c
			where c.id = any(${commitmentIds}) and c.partnership_id is not null
		order by 1`.execute(db);
	return rows.map(({ id }) => id);
}

/** Those of these contributions that the person has been asked about already. */
export async function askedBefore(
	db: Handle,
	personId: number,
	contributionIds: readonly number[],
): Promise<Set<number>> {
	const rows = await db
		.selectFrom('link')
		.select('contributionId')
		.where('kind', '=', 'confirm_contribution')
		.where('personId', '=', personId)
		.where('contributionId', 'in', contributionIds)
		.$narrowType<{ contributionId: number }>()
		.execute();
	return new Set(rows.map(({ contributionId }) => contributionId));
}

/** What the person did about the contribution with their link. */
export async function doneByPerson(
	db: Handle,
	{ contributionId, personId }: LinkAbout['confirm_contribution'],
): Promise<'confirmed' | 'objected' | null> {
	const by = sql`contribution_id = ${contributionId} and person_id = ${personId}`;
	const { rows } = await sql<{ confirmed: boolean; objected: boolean }>`select
		exists (select from verification where ${by} and retracted_at is null) as confirmed, exists (select from objection where ${by}) as objected`.execute(
		db,
	);
	return rows[0]?.confirmed ? 'confirmed' : rows[0]?.objected ? 'objected' : null;
}
