import { sql, type Insertable } from 'kysely';
import type { Commitment, CommitmentState } from '#lib/commitments/commitment.ts';
import { commitmentRows, isOwnerShown, makers, ofOrganisation } from '#lib/commitments/rows.server.ts';
import type { OtherSide } from '#lib/commitments/sides.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Transaction, Handle } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { DB } from '#lib/platform/database/tables.ts';
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

/** Who accepted it for the municipality; no page gets to know. */
export const approverOf = async (db: Handle, id: number): Promise<number | null> =>
	(await db.selectFrom('commitment').select('approvedBy').where('id', '=', id).executeTakeFirstOrThrow())
		.approvedBy;

export const lockById = (trx: Transaction, id: number): Promise<Commitment | undefined> =>
	trx
		.selectFrom('commitment')
		.select(columnsOf('commitment', ['search']))
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();

/** Who stands behind a commitment now. */
export async function behind(db: Handle, commitment: Pick<Commitment, 'id'>): Promise<Behind> {
	return db
		.selectFrom('commitment')
		.leftJoin('partnership', 'partnership.id', 'commitment.partnershipId')
		.select([makers('commitment').as('partyIds'), 'partnership.leadOrganisationId as leadId'])
		.where('commitment.id', '=', commitment.id)
		.executeTakeFirstOrThrow();
}

export const insertCommitment = (
	trx: Transaction,
	row: Insertable<DB['commitment']>,
): Promise<{ id: number; slug: string; title: string }> =>
	trx.insertInto('commitment').values(row).returning(['id', 'slug', 'title']).executeTakeFirstOrThrow();

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

/** The municipality's yes; null takes it back with the proposal. */
export async function setApproval(
	trx: Transaction,
	id: number,
	approval: { at: Date; by: number | null } | null,
): Promise<void> {
	await trx
		.updateTable('commitment')
		.set({ approvedAt: approval?.at ?? null, approvedBy: approval?.by ?? null })
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

/** What others have promised the organisation, or named it to confirm; those that run first, by deadline. */
export const towardOrganisation = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where('commitment.counterpartId', '=', organisationId)
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(200)
		.execute();

/** What the organisation has promised itself, leads or is named in; those that run first, by deadline. */
export const promisesOf = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where(ofOrganisation(organisationId))
		.where('commitment.state', 'not in', ['draft', 'declined', 'replaced'])
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(100)
		.execute();

/** All public commitments of a partnership; those that run first, by deadline. */
export const ofPartnership = (db: Handle, partnershipId: number) =>
	commitmentRows(db)
		.where('commitment.partnershipId', '=', partnershipId)
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.execute();

/** What an event or an opportunity may name as the commitment it serves: it is public, and not taken back. */
export const findServed = (db: Handle, id: number) =>
	commitmentRows(db)
		.where('commitment.id', '=', id)
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined', 'withdrawn', 'replaced'])
		.where(isOwnerShown)
		.executeTakeFirst();

export const findServable = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where('commitment.state', 'in', ['active', 'reported'])
		.where(ofOrganisation(organisationId))
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.execute();

/** The key of its type in the catalogue. */
export async function typeOfCommitment(db: Handle, id: number): Promise<string | undefined> {
	const row = await db.selectFrom('commitment').select('type').where('id', '=', id).executeTakeFirst();
	return row?.type;
}

/** Who else stands around a commitment and can speak about its deliveries and its end. */
export const otherSides = (
	db: Handle,
	{ id, counterpartId }: Pick<Commitment, 'id' | 'counterpartId'>,
): Promise<OtherSide[]> =>
	db
		.selectFrom('organisation')
		.select(['id', 'kind', sql<number>`coalesce(parent_id, id)`.as('rootId')])
		.where((eb) =>
			eb.or([
				eb('id', '=', counterpartId ?? -1),
				eb('id', 'in', (parties) =>
					parties
						.selectFrom('commitmentParty as named')
						.innerJoin('commitment', 'commitment.id', 'named.commitmentId')
						.innerJoin('partnershipParty as party', (join) =>
							join
								.onRef('party.partnershipId', '=', 'commitment.partnershipId')
								.onRef('party.organisationId', '=', 'named.organisationId'),
						)
						.select('named.organisationId')
						.where('named.commitmentId', '=', id)
						.where('party.state', '=', 'signed'),
				),
			]),
		)
		.orderBy('id')
		.execute();
