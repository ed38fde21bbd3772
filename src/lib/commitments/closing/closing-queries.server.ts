import { sql, type Updateable } from 'kysely';
import type { Closing } from '#lib/commitments/closing/closing.ts';
import { commitmentRows, ofOrganisation } from '#lib/commitments/rows.server.ts';
import type { Transaction, Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import type { Closing as ClosingRow } from '#lib/platform/database/tables.ts';

const side = sql<Closing['organisation']>`json_build_object('id', organisation.id, 'slug', organisation.slug,
	'name', organisation.name, 'kind', organisation.kind, 'rootId', coalesce(organisation.parent_id, organisation.id))`;
const decider = sql<
	Closing['decider']
>`(select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind)
	from organisation o where o.id = closing.decided_organisation_id)`;

const closingRows = (db: Handle) =>
	db
		.selectFrom('closing')
		.innerJoin('organisation', 'organisation.id', 'closing.organisationId')
		.select([
			'closing.id',
			'closing.commitmentId',
			'closing.word',
			'closing.reportedBy',
			'closing.reportedAt',
			'closing.outcome',
			'closing.suggested',
			'closing.note',
			'closing.decidedAt',
		])
		.select([side.as('organisation'), decider.as('decider')]);

/** The last time somebody called it done, decided or not. */
export const latestClosing = (db: Handle, commitmentId: number): Promise<Closing | undefined> =>
	closingRows(db)
		.where('closing.commitmentId', '=', commitmentId)
		.orderBy('closing.id', 'desc')
		.limit(1)
		.executeTakeFirst();

export async function insertClosing(
	trx: Transaction,
	row: {
		commitmentId: number;
		organisationId: number;
		word: string;
		reportedBy: number | null;
		reportedAt: Date;
	},
): Promise<number> {
	return (await trx.insertInto('closing').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function decideClosing(
	trx: Transaction,
	id: number,
	decision: Pick<
		Updateable<ClosingRow>,
		'outcome' | 'suggested' | 'note' | 'decidedOrganisationId' | 'decidedBy' | 'decidedAt'
	>,
): Promise<void> {
	await trx.updateTable('closing').set(decision).where('id', '=', id).execute();
}

const called = (db: Handle) =>
	commitmentRows(db)
		.innerJoin('closing', 'closing.commitmentId', 'commitment.id')
		.innerJoin('organisation as side', 'side.id', 'closing.organisationId')
		.where('closing.decidedAt', 'is', null)
		.select(['closing.id as closingId', 'closing.word', 'closing.reportedAt', 'closing.reportedBy'])
		.select(
			sql<Closing['organisation']>`json_build_object('id', side.id, 'slug', side.slug, 'name', side.name,
				'kind', side.kind, 'rootId', coalesce(side.parent_id, side.id))`.as('closedBy'),
		);

/** Commitments that others have called done and this organisation may say what became of, oldest first. */
export const closingsFor = (db: Handle, organisationId: number) =>
	called(db)
		.where('closing.organisationId', '<>', organisationId)
		.where((eb) =>
			eb.or([eb('commitment.counterpartId', '=', organisationId), ofOrganisation(organisationId)]),
		)
		.orderBy('closing.reportedAt')
		.orderBy('closing.id')
		.limit(50)
		.execute();

const longestWaiting = keyset(['closing.reportedAt', 'asc', 'moment'], ['closing.id', 'asc', 'id']);

/** For the municipality: its own units' (for the auditor) or everyone else's, oldest first. */
export const openClosings = (db: Handle, { municipal, ...asked }: { municipal: boolean } & Asked) =>
	longestWaiting.page(called(db).where('side.kind', municipal ? '=' : '<>', 'municipality'), asked);
