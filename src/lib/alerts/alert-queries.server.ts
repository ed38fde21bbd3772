/** Who is told what. */
import { sql } from 'kysely';
import type { ConsentSource, ConsentStep, Rhythm, Subject } from '#lib/alerts/alert.ts';
import { subjectColumns, withSubject } from '#lib/alerts/subject-queries.server.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { deleteInBatches } from '#lib/platform/lists/batches.server.ts';
import { deletes } from '#lib/platform/personal-data/keeping.server.ts';

/**
 * The search as it stands once for all who ask it, made where nobody has asked it. Written again where it is there: what
 * takes those away that nobody follows then leaves it.
 * @param since from when on it is to find what is new; it looks again where others follow it for less long
 */
export async function searchFor(
	trx: Transaction,
	{ query, partner, topic, circle }: Subject,
	since: Date = now(),
): Promise<number> {
	const { id } = await trx
		.insertInto('alertSearch')
		.values({
			...{ query, organisationId: partner?.id ?? null, area: topic, circleId: circle?.id ?? null },
			...{ createdAt: now(), lookedAt: since },
		})
		.onConflict((conflict) =>
			conflict
				.constraint('alert_search_once')
				.doUpdateSet({ query, lookedAt: sql<Date>`least(alert_search.looked_at, ${since})` }),
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

const alerts = (db: Handle) =>
	db
		.selectFrom('alert')
		.innerJoin('alertSearch as s', 's.id', 'alert.searchId')
		.select(['alert.id', 'alert.email', 'alert.locale', 'alert.rhythm', 'alert.createdAt', 'alert.mailedAt'])
		.select(['alert.confirmedAt', 'alert.endedAt', 'alert.searchId'])
		.select(['alert.since', 'alert.toldAt'])
		.select(subjectColumns);

type Found = Awaited<ReturnType<ReturnType<typeof alerts>['executeTakeFirstOrThrow']>>;
const asAlert = ({ locale, ...row }: Found) => ({ ...withSubject(row), locale: letterLocale(locale) });
export type Alert = ReturnType<typeof asAlert>;

export async function findAlert(db: Handle, id: number): Promise<Alert | undefined> {
	const row = await alerts(db).where('alert.id', '=', id).executeTakeFirst();
	return row && asAlert(row);
}

/** Held until the transaction ends. */
export async function lockAlert(trx: Transaction, id: number): Promise<Alert | undefined> {
	const row = await alerts(trx).where('alert.id', '=', id).forUpdate('alert').executeTakeFirst();
	return row && asAlert(row);
}

/** What an address is told, oldest first: what it has said yes to, and has not ended. */
export const alertsOf = async (db: Handle, email: string, limit: number): Promise<Alert[]> => {
	const rows = await alerts(db)
		.where(sql`lower(alert.email)`, '=', email.toLowerCase())
		.where('alert.confirmedAt', 'is not', null)
		.where('alert.endedAt', 'is', null)
		.orderBy('alert.id')
		.limit(limit)
		.execute();
	return rows.map(asAlert);
};

/** Also those that nobody has said yes to yet. */
export async function countOpen(db: Handle, email: string): Promise<number> {
	const { count } = await db
		.selectFrom('alert')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('endedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** The address's own for this search, made where there is none; held until the transaction ends. */
export async function openAlert(
	trx: Transaction,
	row: { searchId: number; email: string; locale: string; rhythm: Rhythm },
): Promise<{ alert: Alert; isNew: boolean }> {
	const inserted = await trx
		.insertInto('alert')
		.values({ ...row, createdAt: now(), mailedAt: now(), since: now() })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	const found = await alerts(trx)
		.where('alert.searchId', '=', row.searchId)
		.where(sql`lower(alert.email)`, '=', row.email.toLowerCase())
		.where('alert.endedAt', 'is', null)
		.forUpdate('alert')
		.executeTakeFirstOrThrow();
	return { alert: asAlert(found), isNew: inserted !== undefined };
}

export async function updateAlert(
	trx: Transaction,
	id: number,
	fields: { locale?: string; rhythm?: Rhythm; mailedAt?: Date; confirmedAt?: Date; digestedFor?: string },
): Promise<void> {
	await trx.updateTable('alert').set(fields).where('id', '=', id).execute();
}

/** The address's own other one for this search; held until the transaction ends. */
export async function twinOf(
	trx: Transaction,
	{ id, email }: Pick<Alert, 'id' | 'email'>,
	searchId: number,
): Promise<{ id: number; confirmedAt: Date | null } | undefined> {
	return trx
		.selectFrom('alert')
		.select(['id', 'confirmedAt'])
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('searchId', '=', searchId)
		.where('endedAt', 'is', null)
		.where('id', '<>', id)
		.forUpdate()
		.executeTakeFirst();
}

/** Follows another search from now on; what was published since is told. */
export async function followInstead(
	trx: Transaction,
	id: number,
	{ searchId, since }: { searchId: number; since: Date },
): Promise<void> {
	await trx.updateTable('alert').set({ searchId, since, toldThrough: 0 }).where('id', '=', id).execute();
}

export async function dropAlert(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('alert').where('id', '=', id).execute();
}

/** @returns those that had not ended */
export const endAlerts = (trx: Transaction, email: string, id: number | null): Promise<{ id: number }[]> =>
	trx
		.updateTable('alert')
		.set({ endedAt: now() })
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('confirmedAt', 'is not', null)
		.where('endedAt', 'is', null)
		.$if(id !== null, (query) => query.where('id', '=', id!))
		.returning('id')
		.execute();

/** What nobody has said yes to holds no more than that an address was typed. */
export async function dropUnconfirmed(trx: Transaction, email: string): Promise<void> {
	await trx
		.deleteFrom('alert')
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('confirmedAt', 'is', null)
		.execute();
}

/** Each step with when, where and by which words it was said. */
export async function logConsent(
	trx: Transaction,
	alertIds: readonly number[],
	consent: { step: ConsentStep; source: ConsentSource; said: string },
): Promise<void> {
	if (!alertIds.length) return;
	const said = { ...consent, said: consent.said.slice(0, 1000), locale: currentLocale(), at: now() };
	await trx
		.insertInto('alertConsent')
		.values(alertIds.map((alertId) => ({ ...said, alertId })))
		.execute();
}

export const unconfirmedAlerts = deletes(
	'unconfirmedAlert',
	'alert',
	(before) => sql`t.confirmed_at is null and t.created_at < ${before} and t.mailed_at < ${before}`,
);

export const endedAlerts = deletes('endedAlert', 'alert', (before) => sql`t.ended_at < ${before}`);

/** Searches that nobody follows: a point in one is somebody's no longer. */
export const deleteUnfollowed = (db: Database): Promise<number> =>
	deleteInBatches(
		db,
		'alertSearch',
		sql<boolean>`not exists (select from alert where alert.search_id = t.id)`,
	);
