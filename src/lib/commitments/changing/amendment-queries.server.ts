import { sql } from 'kysely';
import type { Amendment, Proposal } from '#lib/commitments/changing/amendment.ts';
import { commitmentRows } from '#lib/commitments/rows.server.ts';
import { type Handle, type Transaction } from '#lib/platform/database/database.server.ts';

export async function insertAmendment(
	trx: Transaction,
	row: {
		commitmentId: number;
		fromTarget: number;
		toTarget: number;
		fromDueOn: string;
		toDueOn: string;
		reason: string;
		amendedBy: number | null;
		amendedAt: Date;
		proposalId: number | null;
	},
): Promise<number> {
	return (await trx.insertInto('commitmentAmendment').values(row).returning('id').executeTakeFirstOrThrow())
		.id;
}

export const amendmentsOf = (db: Handle, commitmentId: number): Promise<Amendment[]> =>
	db
		.selectFrom('commitmentAmendment')
		.select(['id', 'fromTarget', 'toTarget', 'fromDueOn', 'toDueOn', 'reason', 'amendedAt'])
		.where('commitmentId', '=', commitmentId)
		.orderBy('id')
		.execute();

/** Everybody the commitment binds, its makers first to its counterpart once that has agreed. */
export async function boundBy(db: Handle, commitmentId: number): Promise<number[]> {
	const { rows } = await sql<{
		id: number;
	}>`select id from bound_organisations(${commitmentId}) as id order by id`.execute(db);
	return rows.map(({ id }) => id);
}

const named = sql`json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind)`;
const proposer = sql<
	Proposal['organisation']
>`(select ${named} from organisation o where o.id = amendment_proposal.organisation_id)`;
const signatures = sql<Proposal['signatures']>`(select json_agg(json_build_object('organisation', ${named},
	'answer', s.answer, 'reason', s.reason, 'answeredAt', s.answered_at,
	'bound', s.organisation_id in (select bound_organisations(amendment_proposal.commitment_id))) order by o.name collate "da-x-icu")
	from amendment_signature s join organisation o on o.id = s.organisation_id where s.proposal_id = amendment_proposal.id)`;

/** The newest proposal, open or not. */
export const latestProposal = (db: Handle, commitmentId: number): Promise<Proposal | undefined> =>
	db
		.selectFrom('amendmentProposal')
		.select([
			'id',
			'fromTarget',
			'toTarget',
			'fromDueOn',
			'toDueOn',
			'reason',
			'proposedBy',
			'proposedAt',
			'outcome',
			'decidedAt',
		])
		.select([proposer.as('organisation'), signatures.as('signatures')])
		.where('commitmentId', '=', commitmentId)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();

export async function openProposalOf(db: Handle, commitmentId: number): Promise<Proposal | undefined> {
	const latest = await latestProposal(db, commitmentId);
	return latest && !latest.decidedAt ? latest : undefined;
}

export async function insertProposal(
	trx: Transaction,
	row: {
		commitmentId: number;
		organisationId: number;
		fromTarget: number;
		toTarget: number;
		fromDueOn: string;
		toDueOn: string;
		reason: string;
		proposedBy: number | null;
		proposedAt: Date;
	},
	others: readonly number[],
): Promise<number> {
	const { id } = await trx
		.insertInto('amendmentProposal')
		.values(row)
		.returning('id')
		.executeTakeFirstOrThrow();
	await trx
		.insertInto('amendmentSignature')
		.values(others.map((organisationId) => ({ proposalId: id, organisationId })))
		.execute();
	return id;
}

export async function answerProposal(
	trx: Transaction,
	proposalId: number,
	organisationId: number,
	answer: { answer: 'signed' | 'declined'; reason?: string; answeredBy: number | null; answeredAt: Date },
): Promise<void> {
	await trx
		.updateTable('amendmentSignature')
		.set(answer)
		.where('proposalId', '=', proposalId)
		.where('organisationId', '=', organisationId)
		.execute();
}

export async function decideProposal(
	trx: Transaction,
	id: number,
	outcome: Exclude<Proposal['outcome'], null>,
	decidedAt: Date,
): Promise<void> {
	await trx.updateTable('amendmentProposal').set({ outcome, decidedAt }).where('id', '=', id).execute();
}

/** Commitments whose change waits for this organisation's signature, oldest first. */
export const amendmentsToSign = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where('commitment.id', 'in', (eb) =>
			eb
				.selectFrom('amendmentSignature')
				.innerJoin('amendmentProposal', 'amendmentProposal.id', 'amendmentSignature.proposalId')
				.select('amendmentProposal.commitmentId')
				.where('amendmentSignature.organisationId', '=', organisationId)
				.where('amendmentSignature.answer', 'is', null)
				.where(
					sql<boolean>`amendment_signature.organisation_id in (select bound_organisations(amendment_proposal.commitment_id))`,
				)
				.where('amendmentProposal.decidedAt', 'is', null),
		)
		.orderBy('commitment.id')
		.execute();
