import { sql } from 'kysely';
import type { ContributionSource, VerificationLevel } from '#lib/commitments/commitment.ts';
import { makers } from '#lib/commitments/rows.server.ts';
import type { Contribution } from '#lib/contributions/contribution.ts';
import { contributionById } from '#lib/contributions/queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** The contribution held until the transaction ends, with what decides who may confirm it. */
export async function lockContribution(trx: Transaction, id: number): Promise<Contribution | undefined> {
	const held = await trx
		.selectFrom('contribution')
		.select('id')
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	return held && contributionById(trx, id);
}

export interface NewContribution {
	commitmentId: number;
	organisationId: number;
	amount: number;
	happenedOn: string;
	note?: string;
	source: ContributionSource;
	sourceId: number | null;
	reportedBy: number | null;
	reportedAt: Date;
	correctsId?: number;
	writerOrganisationId?: number | null;
	sharedKey?: string | null;
}

/** @returns its id, or null where the deed is counted already. */
export async function insertContribution(trx: Transaction, row: NewContribution): Promise<number | null> {
	const inserted = await trx
		.insertInto('contribution')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['source', 'sourceId'])
				.where(sql<boolean>`source_id is not null and counts`)
				.doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return inserted?.id ?? null;
}

/** The newest contribution counted from a deed, counting or not, held until the transaction ends. */
export async function lockNewestOfDeed(
	trx: Transaction,
	{ source, sourceId }: { source: ContributionSource; sourceId: number },
): Promise<Contribution | undefined> {
	const newest = await trx
		.selectFrom('contribution')
		.select('id')
		.where('source', '=', source)
		.where('sourceId', '=', sourceId)
		.orderBy('id', 'desc')
		.limit(1)
		.forNoKeyUpdate()
		.executeTakeFirst();
	return newest && contributionById(trx, newest.id);
}

export async function stopCounting(trx: Transaction, id: number): Promise<void> {
	await trx.updateTable('contribution').set({ counts: false }).where('id', '=', id).execute();
}

/** Puts it back into the totals. @returns whether it could be: not where the same deed has been counted anew */
export async function countAgain(trx: Transaction, id: number): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('contribution')
		.set({ counts: true })
		.where('id', '=', id)
		.where(
			sql<boolean>`not exists (select from contribution other where other.source = contribution.source
				and other.source_id = contribution.source_id and other.counts and other.id <> contribution.id)`,
		)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** @returns whether this confirmation is the one that counts: two at once are one. */
export async function insertVerification(
	trx: Transaction,
	row: {
		contributionId: number;
		level: Exclude<VerificationLevel, 0>;
		organisationId: number | null;
		personId: number | null;
		note: string;
		verifiedAt: Date;
	},
): Promise<boolean> {
	const inserted = await trx
		.insertInto('verification')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['contributionId', 'level']).where('retractedAt', 'is', null).doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

/** The confirmation that stands on this rung, taken back. @returns it */
export const retractVerification = (
	trx: Transaction,
	{
		contributionId,
		level,
		organisationId,
	}: { contributionId: number; level: number; organisationId: number | null },
	row: { retractedAt: Date; retractedBy: number | null; retraction: string },
): Promise<{ id: number; personId: number | null }> =>
	trx
		.updateTable('verification')
		.set(row)
		.where('contributionId', '=', contributionId)
		.where(sql<boolean>`level = ${level} and organisation_id is not distinct from ${organisationId}`)
		.where('retractedAt', 'is', null)
		.returning(['id', 'personId'])
		.executeTakeFirstOrThrow();

/** Which rungs this person has confirmed for the municipality since then, and nobody has taken back. */
export const verifiedBy = (
	trx: Transaction,
	contributionId: number,
	{ personId, since }: { personId: number; since: Date },
): Promise<{ level: number }[]> =>
	trx
		.selectFrom('verification')
		.select('level')
		.where('contributionId', '=', contributionId)
		.where('organisationId', 'is', null)
		.where('personId', '=', personId)
		.where('verifiedAt', '>=', since)
		.where('retractedAt', 'is', null)
		.execute();

/** Lets nobody withdraw or amend the commitment until the contribution is in; null where it takes no contributions from this organisation. */
export const shareForContribution = (trx: Transaction, commitmentId: number, organisationId: number) =>
	trx
		.selectFrom('commitment')
		.select(['id', 'startsOn', 'dueOn', 'slug', 'type', 'lowerIsBetter', 'counterpartId', 'partnershipId'])
		.where('id', '=', commitmentId)
		.where('state', 'in', ['active', 'reported'])
		.where(sql<boolean>`${organisationId} = any(${makers('commitment')})`)
		.forShare()
		.executeTakeFirst();
