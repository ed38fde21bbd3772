/** SQL of takedowns. */
import { sql, type SqlBool } from 'kysely';
import { subjectOf } from '#lib/moderation/subject-rows.server.ts';
import { listingKinds } from '#lib/moderation/subject.ts';
import type {
	AboutTakedown,
	Decision,
	Takedown,
	TakedownInList,
	TakedownState,
} from '#lib/moderation/takedowns/takedown-case.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const columnOf = {
	events: 'eventId',
	opportunities: 'opportunityId',
	benefits: 'benefitId',
	barriers: 'barrierId',
	posts: 'postId',
} as const;

const rows = (db: Handle) =>
	db
		.selectFrom('takedown')
		.select(['takedown.id', 'takedown.reason', 'takedown.words'])
		.select(['takedown.stateBefore', 'takedown.takenDownAt', 'takedown.takenDownBy', 'takedown.appeal'])
		.select(['takedown.appealedAt', 'takedown.decision', 'takedown.decisionWords', 'takedown.decidedAt'])
		.select([
			'takedown.reopenedAt',
			sql<string | null>`(select words from takedown_reopening r where r.takedown_id = takedown.id
				order by r.id desc limit 1)`.as('reopenedWords'),
		]);

export const insertTakedown = (
	trx: Transaction,
	about: AboutTakedown,
	row: {
		/** Of a listing. */
		organisationId?: number;
		reason: TakedownReason;
		words: string;
		stateBefore: Takedown['stateBefore'];
		takenDownAt: Date;
		takenDownBy: number | null;
	},
): Promise<{ id: number }> =>
	trx
		.insertInto('takedown')
		.values({ ...row, [columnOf[about.kind]]: about.id })
		.returning('id')
		.executeTakeFirstOrThrow();

/** The last one about it, whatever came of it. */
export const lastTakedown = (db: Handle, about: AboutTakedown): Promise<Takedown | undefined> =>
	last(db, about).executeTakeFirst();
/** Held until the transaction ends. */
export const lockLastTakedown = (trx: Transaction, about: AboutTakedown): Promise<Takedown | undefined> =>
	last(trx, about).forUpdate('takedown').executeTakeFirst();

const last = (db: Handle, about: AboutTakedown) =>
	rows(db).where(`takedown.${columnOf[about.kind]}`, '=', about.id).orderBy('takedown.id', 'desc').limit(1);

/** Which event, opportunity or offer it is about; read before either row is held, for the listing's comes first. */
export const subjectOfTakedown = (db: Handle, id: number): Promise<TakedownInList | undefined> =>
	rows(db)
		.select(subjectOf('takedown', listingKinds).as('about'))
		.where('takedown.id', '=', id)
		.executeTakeFirst();

export const lockTakedown = (trx: Transaction, id: number): Promise<Takedown | undefined> =>
	rows(trx).where('takedown.id', '=', id).forUpdate('takedown').executeTakeFirst();

export const setAppeal = (
	trx: Transaction,
	id: number,
	row: { appeal: string; appealedAt: Date; appealedBy: number | null },
) => trx.updateTable('takedown').set(row).where('id', '=', id).execute();

export const setDecision = (
	trx: Transaction,
	id: number,
	row: { decision: Decision; decisionWords: string; decidedAt: Date; decidedBy: number | null },
) => trx.updateTable('takedown').set(row).where('id', '=', id).execute();

/** Puts the decision beside the case, which waits for another since then. @returns the number of this time */
export async function reopen(
	trx: Transaction,
	id: number,
	{ words, at, by }: { words: string; at: Date; by: number },
): Promise<number> {
	const { rows } = await sql<{
		id: number;
	}>`insert into takedown_reopening (takedown_id, decision_words, waited_since, decided_at, decided_by, words, reopened_at, reopened_by)
		select id, decision_words, coalesce(reopened_at, appealed_at), decided_at, decided_by, ${words}, ${at}, ${by}
		from takedown where id = ${id} returning id`.execute(trx);
	await trx
		.updateTable('takedown')
		.set({ decision: null, decisionWords: null, decidedAt: null, decidedBy: null, reopenedAt: at })
		.where('id', '=', id)
		.execute();
	return rows[0]!.id;
}

const isIn: Record<TakedownState, ReturnType<typeof sql<SqlBool>>> = {
	appealed: sql<SqlBool>`takedown.appealed_at is not null and takedown.decided_at is null`,
	standing: sql<SqlBool>`takedown.appealed_at is null and takedown.decided_at is null`,
	upheld: sql<SqlBool>`takedown.decision = 'upheld'`,
	restored: sql<SqlBool>`takedown.decision = 'restored'`,
};

const waitsSince = sql`coalesce(takedown.reopened_at, takedown.appealed_at)`;
const waitingLongest = keyset([waitsSince, 'asc', 'moment'], ['takedown.id', 'asc', 'id']);
const lastTakenDown = keyset(['takedown.takenDownAt', 'desc', 'moment'], ['takedown.id', 'desc', 'id']);

/** Of listings, which are decided in one list. Appeals: the one that has waited longest first; else the last taken down first. */
export const listTakedowns = (
	db: Database,
	state: TakedownState,
	asked: Asked,
): Promise<Page<TakedownInList>> =>
	(state === 'appealed' ? waitingLongest : lastTakenDown).page(
		rows(db)
			.select(subjectOf('takedown', listingKinds).as('about'))
			.where('takedown.organisationId', 'is not', null)
			.where(isIn[state]),
		asked,
	);
