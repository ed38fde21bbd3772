/** SQL of voices: one mailbox at one barrier. Who they are is in none of everybody's questions, nor in the desk's. */
import { sql } from 'kysely';
import type { BarrierState, Verdict } from '#lib/dialogue/barriers/barrier.ts';
import { letterLocale, type Locale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

const voices = (db: Handle) =>
	db
		.selectFrom('barrierVoice')
		.select(['id', 'barrierId', 'email', 'locale', 'told', 'askedAt', 'mailedAt', 'confirmedAt', 'verdictAt'])
		.select(sql<Verdict | null>`verdict`.as('verdict'));
export type Voice = Awaited<ReturnType<ReturnType<typeof voices>['executeTakeFirstOrThrow']>>;

export const findVoice = (db: Handle, id: number): Promise<Voice | undefined> =>
	voices(db).where('id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export const lockVoice = (trx: Transaction, id: number): Promise<Voice | undefined> =>
	voices(trx).where('id', '=', id).forUpdate().executeTakeFirst();

/** The mailbox's own at this barrier, made where there is none; held until the transaction ends. */
export async function openVoice(
	trx: Transaction,
	row: { barrierId: number; email: string; locale: Locale; told: boolean },
): Promise<{ voice: Voice; isNew: boolean }> {
	const inserted = await trx
		.insertInto('barrierVoice')
		.values({ ...row, askedAt: now(), mailedAt: now() })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	const voice = await voices(trx)
		.where('barrierId', '=', row.barrierId)
		.where(sql`lower(email)`, '=', row.email.toLowerCase())
		.forUpdate()
		.executeTakeFirstOrThrow();
	return { voice, isNew: inserted !== undefined };
}

export async function updateVoice(
	trx: Transaction,
	id: number,
	fields: {
		email?: null;
		mailedAt?: Date;
		confirmedAt?: Date;
		verdict?: Verdict;
		verdictAt?: Date;
	},
): Promise<void> {
	await trx.updateTable('barrierVoice').set(fields).where('id', '=', id).execute();
}

/** How many told it: one, or more where several were merged. */
export async function countTellers(db: Handle, barrierId: number): Promise<number> {
	const { count } = await db
		.selectFrom('barrierVoice')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('barrierId', '=', barrierId)
		.where('told', '=', true)
		.where('confirmedAt', 'is not', null)
		.executeTakeFirstOrThrow();
	return count;
}

export async function dropVoice(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('barrierVoice').where('id', '=', id).execute();
}

/**
 * Before voices of one that is merged go to the other: who stands in both counts once. The other's stays, and knows that its
 * owner told it too.
 */
export async function joinVoices(trx: Transaction, from: number, to: number): Promise<void> {
	await sql`update barrier_voice v set told = true where v.barrier_id = ${to} and exists (select from barrier_voice x
		where x.barrier_id = ${from} and x.told and x.confirmed_at is not null and lower(x.email) = lower(v.email))`.execute(
		trx,
	);
	await sql`update barrier_voice v set confirmed_at = x.confirmed_at from barrier_voice x where v.barrier_id = ${to}
		and v.confirmed_at is null and x.barrier_id = ${from} and lower(x.email) = lower(v.email)`.execute(trx);
	await sql`delete from barrier_voice v where v.barrier_id = ${from} and exists (select from barrier_voice x
		where x.barrier_id = ${to} and lower(x.email) = lower(v.email))`.execute(trx);
}

export async function moveVoices(trx: Transaction, from: number, to: number): Promise<void> {
	await sql`update barrier_voice set barrier_id = ${to} where barrier_id = ${from}`.execute(trx);
}

export interface Told {
	id: number;
	email: string;
	locale: Locale;
}

/** Who hears of it. `told`: those who told it, or those who have only met it too; without it, all of them. */
export interface Hearers {
	told?: boolean;
}

export async function mailboxesAt(trx: Transaction, barrierId: number, { told }: Hearers): Promise<Told[]> {
	const rows = await trx
		.selectFrom('barrierVoice')
		.select(['id', 'locale', sql<string>`email`.as('email')])
		.where('barrierId', '=', barrierId)
		.where('confirmedAt', 'is not', null)
		.where('email', 'is not', null)
		.$if(told !== undefined, (query) => query.where('told', '=', told!))
		.orderBy('id')
		.execute();
	return rows.map(({ locale, ...row }) => ({ ...row, locale: letterLocale(locale) }));
}

/** What a mailbox's own page says of the barrier; the words as they were written only to who wrote them. */
export const barrierOfVoice = (db: Handle, voice: Pick<Voice, 'barrierId' | 'told'>) =>
	db
		.selectFrom('barrier')
		.select(['id', 'slug', 'title', 'contentLocale', 'answerDueOn', 'answeredAt', 'committee', 'unit'])
		.select(['shownAt', 'takenBackAt'])
		.select(sql<BarrierState>`state`.as('state'))
		.select(sql<string | null>`case when ${voice.told} then written_title end`.as('writtenTitle'))
		.where('id', '=', voice.barrierId)
		.executeTakeFirstOrThrow();

const ofMailbox = (db: Handle, email: string) =>
	db
		.selectFrom('barrierVoice as v')
		.innerJoin('barrier as b', 'b.id', 'v.barrierId')
		.select(['v.id', 'v.told', 'b.contentLocale'])
		.select(sql<string>`coalesce(b.title, case when v.told then b.written_title end, '')`.as('title'))
		.where(sql`lower(v.email)`, '=', email.toLowerCase())
		.where('v.confirmedAt', 'is not', null);
export type HeardOf = Awaited<ReturnType<ReturnType<typeof ofMailbox>['executeTakeFirstOrThrow']>>;

/** What an address hears of, the newest first. */
export const voicesOf = (db: Handle, email: string, limit: number): Promise<HeardOf[]> =>
	ofMailbox(db, email).orderBy('v.id', 'desc').limit(limit).execute();

export const findVoiceOf = (db: Handle, email: string, id: number): Promise<HeardOf | undefined> =>
	ofMailbox(db, email).where('v.id', '=', id).executeTakeFirst();

export const voiceKeepings = [
	deletes(
		'unconfirmedVoice',
		'barrierVoice',
		(before) => sql`t.confirmed_at is null and t.asked_at < ${before} and t.mailed_at < ${before}`,
	),
	empties(
		'barrierVoice',
		'barrierVoice',
		['email'],
		(before) => sql`t.confirmed_at is not null and exists (select from barrier b where b.id = t.barrier_id
			and b.answered_at < ${before})`,
	),
];
