/** SQL that reads the types of promises that were added or retired, and how many promises each type has. */
import { sql } from 'kysely';
import type { TypeRow } from '#lib/commitments/types/added.ts';
import type { AddedTypeState } from '#lib/policy/added-types.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const rows = (db: Handle) =>
	db
		.selectFrom('addedCommitmentType as t')
		.select(['t.key', 't.state', 't.goal', 't.defaultTarget', 't.confirms', 't.organisationId'])
		.select(['t.name', 't.question', 't.help', 't.unitOne', 't.unitOther', 't.symbol']);

/** Everything a promise or a draft may be of; a proposal that was refused only while a draft still names it. */
export const catalogueRows = (db: Handle): Promise<TypeRow[]> =>
	rows(db)
		.where(sql<boolean>`(t.state <> 'refused' or exists (select from commitment c where c.type = t.key))`)
		.orderBy('t.id')
		.execute();

export const retiredKeys = async (db: Handle): Promise<string[]> =>
	(await db.selectFrom('retiredCommitmentType').select('key').orderBy('key').execute()).map(({ key }) => key);

export interface WholeType extends TypeRow {
	id: number;
	proposedAt: Date;
	proposedBy: number | null;
	decidedAt: Date | null;
	refusal: string | null;
}

const whole = (db: Handle) =>
	rows(db).select(['t.id', 't.proposedAt', 't.proposedBy', 't.decidedAt', 't.refusal']);

/** Held until the transaction ends, so that two cannot decide it at once. */
export const lockType = (trx: Transaction, key: string): Promise<WholeType | undefined> =>
	whole(trx).where('t.key', '=', key).forUpdate().executeTakeFirst();

/** How the type stands now; an added one stays so until the transaction ends. */
export async function holdStanding(trx: Transaction, key: string): Promise<AddedTypeState> {
	if (key.startsWith('added-')) {
		const held = trx.selectFrom('addedCommitmentType').select('state').where('key', '=', key).forShare();
		return (await held.executeTakeFirst())?.state ?? 'refused';
	}
	const retired = trx.selectFrom('retiredCommitmentType').select('id').where('key', '=', key);
	return (await retired.executeTakeFirst()) ? 'retired' : 'offered';
}

const shown = (db: Handle) =>
	whole(db)
		.leftJoin('organisation as o', 'o.id', 't.organisationId')
		.select(['o.name as organisationName', 'o.slug as organisationSlug']);

export const findType = (db: Handle, key: string) => shown(db).where('t.key', '=', key).executeTakeFirst();

/** Those that wait for a yes or no, the oldest first. */
export const waitingTypes = (db: Handle, most: number) =>
	shown(db).where('t.state', '=', 'proposed').orderBy('t.proposedAt').orderBy('t.id').limit(most).execute();

/** Those that anybody may have promised, by name. */
export const openTypes = (db: Handle, most: number) =>
	shown(db)
		.where('t.state', 'in', ['offered', 'retired'])
		.orderBy(sql`(t.name ->> 'da') collate "da-x-icu"`)
		.orderBy('t.id')
		.limit(most)
		.execute();

/** How many promises stand, by type: what every number of promises counts, and what is on its way. */
export async function promisesByType(db: Handle): Promise<Map<string, number>> {
	const found = await db
		.selectFrom('commitment')
		.select('type')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('state', 'not in', ['draft', 'declined'])
		.groupBy('type')
		.execute();
	return new Map(found.map(({ type, count }) => [type, count]));
}

/** Held, so that two proposals of one organisation are counted one after the other. */
export async function countWaitingOf(trx: Transaction, organisationId: number): Promise<number> {
	await sql`select pg_advisory_xact_lock(hashtext('commitment_type'), ${organisationId})`.execute(trx);
	const { count } = await trx
		.selectFrom('addedCommitmentType')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'proposed')
		.executeTakeFirstOrThrow();
	return count;
}

/** Those that are offered or were; held, so that two cannot add the last one at once. */
export async function countOpen(trx: Transaction): Promise<number> {
	await sql`select pg_advisory_xact_lock(hashtext('commitment_type'), 0)`.execute(trx);
	const { count } = await trx
		.selectFrom('addedCommitmentType')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('state', 'in', ['offered', 'retired'])
		.executeTakeFirstOrThrow();
	return count;
}

/** Whether another that is offered, or was, bears this Danish name. */
export const isNameTaken = async (
	trx: Transaction,
	name: string,
	exceptKey: string | null,
): Promise<boolean> =>
	(await trx
		.selectFrom('addedCommitmentType')
		.select('id')
		.where(sql<boolean>`lower(name ->> 'da') = lower(${name})`)
		.where('state', 'in', ['offered', 'retired'])
		.where('key', '<>', exceptKey ?? '')
		.executeTakeFirst()) !== undefined;

/** The drafts that wait for the type, and who wrote them. */
export const draftsOfType = (trx: Transaction, key: string) =>
	trx
		.selectFrom('commitment as c')
		.innerJoin('organisation as o', (join) =>
			join.on(sql<boolean>`o.id = coalesce(c.author_id, c.organisation_id)`),
		)
		.select(['c.slug', 'o.slug as workspace'])
		.where('c.type', '=', key)
		.where('c.state', '=', 'draft')
		.orderBy('c.id')
		.limit(10)
		.execute();
