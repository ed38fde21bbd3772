import { sql } from 'kysely';
import type { Commitment, CommitmentState, Milestone } from '#lib/commitments/commitment.ts';
import { commitmentRows, ofOrganisation, type Handle } from '#lib/commitments/rows.server.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import type { Behind } from '#lib/commitments/access.ts';

export const findBySlug = (db: Handle, slug: string) =>
	commitmentRows(db).where('commitment.slug', '=', slug).executeTakeFirst();

export const findById = (db: Handle, id: number) =>
	commitmentRows(db).where('commitment.id', '=', id).executeTakeFirst();

/** The row held until the transaction ends, so that two people cannot decide it at once. */
export const lockCommitment = (trx: Transaction, slug: string): Promise<Commitment | undefined> =>
	trx
		.selectFrom('commitment')
		.selectAll()
		.where('slug', '=', slug)
		.forNoKeyUpdate()
		.$castTo<Commitment>()
		.executeTakeFirst();

/** Who stands behind a promise now. */
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
	unit: string;
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
	>
> & { unit?: string; districts?: number[]; slug?: string };

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
			...(state === 'active' ? { acceptedAt: change.at } : {}),
		})
		.where('id', '=', id)
		.execute();
}

export async function deleteDraft(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('commitment').where('id', '=', id).where('state', '=', 'draft').execute();
}

export async function replaceMilestones(
	trx: Transaction,
	commitmentId: number,
	rows: readonly { title: string; dueOn: string }[],
): Promise<void> {
	await trx.deleteFrom('milestone').where('commitmentId', '=', commitmentId).execute();
	if (rows.length) {
		await trx
			.insertInto('milestone')
			.values(rows.map((row) => ({ ...row, commitmentId })))
			.execute();
	}
}

export const milestonesOf = (db: Handle, commitmentId: number): Promise<Milestone[]> =>
	db
		.selectFrom('milestone')
		.select(['id', 'title', 'dueOn', 'reachedAt'])
		.where('commitmentId', '=', commitmentId)
		.orderBy('dueOn')
		.orderBy('id')
		.execute();

/** @returns whether this call changed it */
export async function setMilestone(
	trx: Transaction,
	commitmentId: number,
	id: number,
	reachedAt: Date | null,
): Promise<boolean> {
	const changed = await trx
		.updateTable('milestone')
		.set({ reachedAt })
		.where('id', '=', id)
		.where('commitmentId', '=', commitmentId)
		.where('reachedAt', reachedAt ? 'is' : 'is not', null)
		.returning('id')
		.executeTakeFirst();
	return changed !== undefined;
}

export interface Amendment {
	fromTarget: number;
	toTarget: number;
	reason: string;
	amendedAt: Date;
}

export async function insertAmendment(
	trx: Transaction,
	row: {
		commitmentId: number;
		fromTarget: number;
		toTarget: number;
		reason: string;
		amendedBy: number | null;
		amendedAt: Date;
	},
): Promise<void> {
	await trx.insertInto('commitmentAmendment').values(row).execute();
}

export const amendmentsOf = (db: Handle, commitmentId: number): Promise<Amendment[]> =>
	db
		.selectFrom('commitmentAmendment')
		.select(['fromTarget', 'toTarget', 'reason', 'amendedAt'])
		.where('commitmentId', '=', commitmentId)
		.orderBy('id')
		.execute();

/** All promises of an organisation, drafts it wrote included, the nearest deadline first and the ended last. */
export const workspaceCommitments = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where((eb) =>
			eb.or([
				eb.and([ofOrganisation(organisationId), eb('commitment.state', 'not in', ['draft', 'declined'])]),
				eb('commitment.authorId', '=', organisationId),
				eb.and([eb('commitment.organisationId', '=', organisationId), eb('commitment.authorId', 'is', null)]),
			]),
		)
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.execute();

/** Proposals from other parties that wait for this organisation as the partnership's lead, oldest first. */
export const proposalsForLead = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where('commitment.state', '=', 'proposed')
		.where('commitment.partnershipId', 'in', (eb) =>
			eb.selectFrom('partnership').select('id').where('leadOrganisationId', '=', organisationId),
		)
		.where('commitment.authorId', 'is distinct from', organisationId)
		.orderBy('commitment.stateChangedAt')
		.orderBy('commitment.id')
		.execute();

/** Everything that waits for a yes, oldest first. */
export const openProposals = (db: Handle, limit: number, after?: { at: string; id: number }) =>
	commitmentRows(db)
		.where('commitment.state', '=', 'proposed')
		.$if(after !== undefined, (query) =>
			query.where(
				sql<boolean>`(commitment.state_changed_at, commitment.id) > (${after?.at}::timestamptz, ${after?.id}::integer)`,
			),
		)
		.orderBy('commitment.stateChangedAt')
		.orderBy('commitment.id')
		.limit(limit)
		.execute();

/** Approved by the municipality, and the pledge signed: what it takes to promise in public. */
export async function standingOf(
	db: Handle,
	organisationId: number,
): Promise<{ approved: boolean; signed: boolean; kind: string }> {
	const row = await db
		.selectFrom('organisation')
		.select(['organisation.state', 'organisation.kind'])
		.select(
			sql<boolean>`exists (select from signature s where s.organisation_id = organisation.id
				and s.superseded_at is null and s.withdrawn_at is null)`.as('signed'),
		)
		.where('organisation.id', '=', organisationId)
		.executeTakeFirstOrThrow();
	return { approved: row.state === 'approved', signed: row.signed, kind: row.kind };
}

/** An approved organisation by its slug. */
export const approvedOrganisation = (db: Handle, slug: string) =>
	db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'kind'])
		.where('slug', '=', slug)
		.where('state', '=', 'approved')
		.executeTakeFirst();

/** Every approved organisation but this one, for the choice of who can confirm. */
export const possibleCounterparts = (db: Handle, exceptId: number) =>
	db
		.selectFrom('organisation')
		.select(['slug', 'name', 'kind'])
		.where('state', '=', 'approved')
		.where('id', '<>', exceptId)
		.orderBy(sql`name collate "da-x-icu"`)
		.limit(2000)
		.execute();

/** Active partnerships in which the organisation has signed. */
export const partnershipsToPromiseWith = (db: Handle, organisationId: number, today: string) =>
	db
		.selectFrom('partnership')
		.innerJoin('partnershipParty as party', 'party.partnershipId', 'partnership.id')
		.select(['partnership.id', 'partnership.slug', 'partnership.title'])
		.where('party.organisationId', '=', organisationId)
		.where('party.state', '=', 'signed')
		.where('partnership.state', '=', 'active')
		.where('partnership.endsOn', '>=', today)
		.orderBy(sql`partnership.title collate "da-x-icu"`)
		.execute();

/** Where to tell the person who wrote it what was decided. */
export const authorOf = (db: Handle, commitmentId: number) =>
	db
		.selectFrom('commitment')
		.innerJoin('person', 'person.id', 'commitment.createdBy')
		.leftJoin('organisation', 'organisation.id', 'commitment.authorId')
		.select(['person.email', 'person.name', 'person.locale', 'organisation.slug as workspace'])
		.where('commitment.id', '=', commitmentId)
		.where('person.erasedAt', 'is', null)
		.$castTo<{ email: string; name: string; locale: 'da' | 'en'; workspace: string | null }>()
		.executeTakeFirst();
