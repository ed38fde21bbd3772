/** SQL of voices in a debate: one mailbox that wrote, supports or follows. Who they are is in none of everybody's questions. */
import { sql } from 'kysely';
import type { DebateState, DebateVoiceKind, PostState } from '#lib/dialogue/debates/debate.ts';
import { letterLocale, type Locale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

const voices = (db: Handle) =>
	db
		.selectFrom('debateVoice')
		.select(['id', 'debateId', 'postId', 'email', 'locale', 'hears', 'mailedAt', 'confirmedAt'])
		.select(sql<DebateVoiceKind>`kind`.as('kind'));
export type DebateVoice = Awaited<ReturnType<ReturnType<typeof voices>['executeTakeFirstOrThrow']>>;

export const findDebateVoice = (db: Handle, id: number): Promise<DebateVoice | undefined> =>
	voices(db).where('id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export const lockDebateVoice = (trx: Transaction, id: number): Promise<DebateVoice | undefined> =>
	voices(trx).where('id', '=', id).forUpdate().executeTakeFirst();

interface NewVoice {
	debateId: number;
	postId: number | null;
	kind: DebateVoiceKind;
	email: string;
	locale: Locale;
	hears?: boolean;
	confirmedAt?: Date;
}

/** The mailbox's own of this kind here, made where there is none; held until the transaction ends. */
export async function openDebateVoice(
	trx: Transaction,
	row: NewVoice,
): Promise<{ voice: DebateVoice; isNew: boolean }> {
	const inserted = await trx
		.insertInto('debateVoice')
		.values({ ...row, askedAt: now(), mailedAt: now() })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	const voice = await voices(trx)
		.where('debateId', '=', row.debateId)
		.where('kind', '=', row.kind)
		.where(sql<boolean>`post_id is not distinct from ${row.postId}`)
		.where(sql`lower(email)`, '=', row.email.toLowerCase())
		.forUpdate()
		.executeTakeFirstOrThrow();
	return { voice, isNew: inserted !== undefined };
}

export async function updateDebateVoice(
	trx: Transaction,
	id: number,
	fields: { mailedAt?: Date; confirmedAt?: Date; hears?: boolean },
): Promise<void> {
	await trx.updateTable('debateVoice').set(fields).where('id', '=', id).execute();
}

export async function dropDebateVoice(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('debateVoice').where('id', '=', id).execute();
}

/** All that a mailbox has at this debate: no more mails about it, whichever of them the link was of. */
export async function silenceMailbox(trx: Transaction, debateId: number, email: string): Promise<void> {
	await trx
		.updateTable('debateVoice')
		.set({ hears: false })
		.where('debateId', '=', debateId)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.execute();
}

/** Who wrote a post, unless they want to hear no more. */
export async function writerOf(trx: Transaction, postId: number) {
	const row = await trx
		.selectFrom('debateVoice')
		.select(['id', 'locale', 'email'])
		.where('postId', '=', postId)
		.where('kind', '=', 'wrote')
		.where('confirmedAt', 'is not', null)
		.where('hears', '=', true)
		.executeTakeFirst();
	return row?.email ? [{ id: row.id, email: row.email, locale: letterLocale(row.locale) }] : [];
}

/**
 * The mailboxes that hear of a debate, each once, by the first voice of theirs.
 * @param kind those alone; without it all who took part or follow
 */
export async function mailboxesOf(trx: Transaction, debateId: number, kind?: DebateVoiceKind) {
	const rows = await trx
		.selectFrom('debateVoice')
		.distinctOn(sql`lower(email)`)
		.select(['id', 'locale', sql<string>`email`.as('email')])
		.where('debateId', '=', debateId)
		.where('confirmedAt', 'is not', null)
		.where('email', 'is not', null)
		.where('hears', '=', true)
		.$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
		.orderBy(sql`lower(email)`)
		.orderBy('id')
		.execute();
	return rows.map(({ locale, ...row }) => ({ ...row, locale: letterLocale(locale) }));
}

/** What a mailbox's own page says: the debate, and the post that it wrote or supports. A writer reads their own words whatever the state. */
export const ofVoice = (db: Handle, { id }: Pick<DebateVoice, 'id'>) =>
	db
		.selectFrom('debateVoice as v')
		.innerJoin('debate as d', 'd.id', 'v.debateId')
		.leftJoin('debatePost as p', 'p.id', 'v.postId')
		.select(['d.slug as debate', 'd.question', 'd.contentLocale as debateLocale', 'd.closesOn', 'd.opensOn'])
		.select(sql<DebateState>`d.state`.as('debateState'))
		.select([
			'p.id as postId',
			'p.slug as post',
			'p.contentLocale as postLocale',
			'p.shownAt',
			'p.takenBackAt',
		])
		.select(sql<string | null>`case when v.kind = 'wrote' then p.shown_name end`.as('shownName'))
		.select(sql<PostState | null>`p.state`.as('postState'))
		.select(sql<string | null>`case when v.kind = 'wrote' or p.state = 'shown' then p.body end`.as('body'))
		.where('v.id', '=', id)
		.executeTakeFirstOrThrow();

export const debateVoiceKeepings = [
	deletes(
		'unconfirmedVoice',
		'debateVoice',
		(before) => sql`t.confirmed_at is null and t.asked_at < ${before} and t.mailed_at < ${before}`,
	),
	empties(
		'debateVoice',
		'debateVoice',
		['email'],
		(before) => sql`t.confirmed_at is not null and exists (select from debate d where d.id = t.debate_id
			and d.closes_on < (${before}::timestamptz at time zone 'Europe/Copenhagen')::date)`,
	),
];
