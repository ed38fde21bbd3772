import { sql } from 'kysely';
import type { Commitment, CommitmentState } from '#lib/commitments/commitment.ts';
import { commitmentRows } from '#lib/commitments/rows.server.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Transaction, Handle } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { Behind } from '#lib/commitments/access.ts';

export const findBySlug = (db: Handle, slug: string) =>
	commitmentRows(db).where('commitment.slug', '=', slug).executeTakeFirst();

export const findById = (db: Handle, id: number) =>
	commitmentRows(db).where('commitment.id', '=', id).executeTakeFirst();

/** Who typed it; no page gets to know. */
export const typedBy = async (db: Handle, id: number): Promise<number | null> =>
	(await db.selectFrom('commitment').select('createdBy').where('id', '=', id).executeTakeFirstOrThrow())
		.createdBy;

/** The row held until the transaction ends, so that two people cannot decide it at once. */
export const lockCommitment = (trx: Transaction, slug: string): Promise<Commitment | undefined> =>
	trx
		.selectFrom('commitment')
		.select(columnsOf('commitment', ['search']))
		.where('slug', '=', slug)
		.forNoKeyUpdate()
		.executeTakeFirst();

export const lockById = (trx: Transaction, id: number): Promise<Commitment | undefined> =>
	trx
		.selectFrom('commitment')
		.select(columnsOf('commitment', ['search']))
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();

/** Who stands behind a commitment now. */
export async function behind(
	db: Handle,
	commitment: Pick<Commitment, 'organisationId' | 'partnershipId'>,
): Promise<Behind> {
	if (commitment.organisationId !== null) return { partyIds: [commitment.organisationId], leadId: null };
	const rows = await db
		.selectFrom('partnership')
		.leftJoin('partnershipParty', (join) =>
			join
				.onRef('partnershipParty.partnershipId', '=', 'partnership.id')
				.on('partnershipParty.state', '=', 'signed'),
		)
		.select(['partnership.leadOrganisationId', 'partnershipParty.organisationId'])
		.where('partnership.id', '=', commitment.partnershipId)
		.execute();
	return {
		partyIds: rows.flatMap(({ organisationId }) => organisationId ?? []),
		leadId: rows[0]?.leadOrganisationId ?? null,
	};
}

export interface NewCommitment {
	slug: string;
	organisationId: number;
	authorId: number;
	type: string;
	title: string;
	goal: string;
	lowerIsBetter: boolean;
	target: number;
	originalTarget: number;
	startsOn: string;
	dueOn: string;
	savedAt: Date;
	createdBy: number | null;
}

export const insertCommitment = (trx: Transaction, row: NewCommitment): Promise<{ id: number }> =>
	trx.insertInto('commitment').values(row).returning('id').executeTakeFirstOrThrow();

export type DraftFields = Partial<
	Pick<
		Commitment,
		| 'organisationId'
		| 'partnershipId'
		| 'counterpartId'
		| 'type'
		| 'title'
		| 'description'
		| 'goal'
		| 'secondaryGoals'
		| 'targetGroup'
		| 'resources'
		| 'lowerIsBetter'
		| 'baseline'
		| 'target'
		| 'originalTarget'
		| 'startsOn'
		| 'dueOn'
		| 'originalDueOn'
		| 'replacesId'
		| 'counterpartAgreedAt'
	>
> & { districts?: DistrictNr[]; slug?: string };

export async function updateCommitment(
	trx: Transaction,
	id: number,
	fields: DraftFields,
	savedAt: Date,
): Promise<void> {
	await trx
		.updateTable('commitment')
		.set({ ...fields, savedAt })
		.where('id', '=', id)
		.execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	state: CommitmentState,
	change: { at: Date; by: number | null; reason?: string | null },
): Promise<void> {
	await trx
		.updateTable('commitment')
		.set({
			state,
			stateChangedAt: change.at,
			stateChangedBy: change.by,
			stateReason: change.reason ?? null,
			...(state === 'active' ? { acceptedAt: sql<Date>`coalesce(accepted_at, ${change.at})` } : {}),
		})
		.where('id', '=', id)
		.execute();
}

export async function deleteDraft(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('commitment').where('id', '=', id).where('state', '=', 'draft').execute();
}

/** Who wrote it, and the workspace where they did. */
export const authorOf = (db: Handle, commitmentId: number) =>
	db
		.selectFrom('commitment')
		.leftJoin('organisation', 'organisation.id', 'commitment.authorId')
		.select(['commitment.createdBy as id', 'organisation.slug as workspace'])
		.where('commitment.id', '=', commitmentId)
		.where('commitment.createdBy', 'is not', null)
		.$narrowType<{ id: number }>()
		.executeTakeFirst();
