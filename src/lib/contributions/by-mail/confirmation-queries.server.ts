import { sql } from 'kysely';
import { contributionRows, isContested, otherSideOf } from '#lib/contributions/rows.server.ts';
import type { Handle, Database, Transaction } from '#lib/platform/database.server.ts';
import { deleteInBatches } from '#lib/platform/batches.server.ts';

/** New reports nobody has spoken about, that this organisation may be asked about, oldest first. */
export const reportsToAskAbout = (db: Handle, organisationId: number, since: Date, limit: number) =>
	contributionRows(db)
		.where('contribution.level', '=', 0)
		.where('contribution.counts', '=', true)
		.where('contribution.reportedAt', '>=', since)
		.where(sql<boolean>`not ${isContested}`)
		.where(otherSideOf(organisationId))
		.orderBy('contribution.id')
		.limit(limit)
		.execute();

/** Everybody who may be asked about deliveries toward these promises, in order of id. */
export async function othersAround(db: Handle, commitmentIds: readonly number[]): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`
		select counterpart_id as id from commitment where id = any(${commitmentIds}) and counterpart_id is not null
		union
		select party.organisation_id from commitment c join partnership_party party on party.partnership_id = c.partnership_id
			where c.id = any(${commitmentIds}) and party.state = 'signed'
		order by 1`.execute(db);
	return rows.map(({ id }) => id);
}

/** Those of these reports that the person has been asked about already. */
export async function askedBefore(
	db: Handle,
	personId: number,
	contributionIds: readonly number[],
): Promise<Set<number>> {
	const rows = await db
		.selectFrom('confirmationLink')
		.select('contributionId')
		.where('personId', '=', personId)
		.where('contributionId', 'in', contributionIds)
		.execute();
	return new Set(rows.map(({ contributionId }) => contributionId));
}

export interface NewLink {
	contributionId: number;
	organisationId: number;
	personId: number;
	secretHash: string;
	createdAt: Date;
	expiresAt: Date;
}

/** @returns the hashes that are new: a person is asked about a report once. */
export async function insertLinks(trx: Transaction, rows: readonly NewLink[]): Promise<Set<string>> {
	const inserted = await trx
		.insertInto('confirmationLink')
		.values([...rows])
		.onConflict((conflict) => conflict.columns(['contributionId', 'personId']).doNothing())
		.returning('secretHash')
		.execute();
	return new Set(inserted.map(({ secretHash }) => secretHash));
}

const links = (db: Handle) =>
	db
		.selectFrom('confirmationLink')
		.select(['id', 'contributionId', 'organisationId', 'personId', 'expiresAt', 'usedAt']);
export type ConfirmationLink = NonNullable<Awaited<ReturnType<typeof linkByHash>>>;

export const linkByHash = (db: Handle, secretHash: string) =>
	links(db).where('secretHash', '=', secretHash).executeTakeFirst();

/** Held until the transaction ends: two presses are one. */
export const lockLink = (trx: Transaction, secretHash: string) =>
	links(trx).where('secretHash', '=', secretHash).forUpdate().executeTakeFirst();

export const markUsed = (trx: Transaction, id: number, usedAt: Date) =>
	trx.updateTable('confirmationLink').set({ usedAt }).where('id', '=', id).execute();

/** What the person did about the report with their link. */
export async function doneByPerson(
	db: Handle,
	{ contributionId, personId }: Pick<ConfirmationLink, 'contributionId' | 'personId'>,
): Promise<'confirmed' | 'contested' | null> {
	const by = sql`contribution_id = ${contributionId} and person_id = ${personId}`;
	const { rows } = await sql<{ confirmed: boolean; contested: boolean }>`select
		exists (select from verification where ${by}) as confirmed, exists (select from contest where ${by}) as contested`.execute(
		db,
	);
	return rows[0]?.confirmed ? 'confirmed' : rows[0]?.contested ? 'contested' : null;
}

export const deleteLinksExpiredBefore = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(db, 'confirmationLink', sql<boolean>`t.expires_at < ${before}`);
