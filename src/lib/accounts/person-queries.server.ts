import { sql } from 'kysely';
import type { MunicipalRole } from '#lib/accounts/actor.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { countRows } from '#lib/platform/personal-data/keeping.server.ts';

export interface Person {
	id: number;
	name: string;
	email: string;
	locale: Locale;
	passwordHash: string | null;
	emailConfirmedAt: Date | null;
	municipalRole: MunicipalRole | null;
}

const columns = [
	'id',
	'name',
	'email',
	'locale',
	'passwordHash',
	'emailConfirmedAt',
	'municipalRole',
] as const;

const living = (db: Handle) => db.selectFrom('person').select(columns).where('erasedAt', 'is', null);

export const findPerson = (db: Handle, id: number): Promise<Person | undefined> =>
	living(db).where('id', '=', id).executeTakeFirst();

export const findPersonByEmail = (db: Handle, email: string): Promise<Person | undefined> =>
	living(db)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.executeTakeFirst();

/** The person held until the transaction ends. */
export const lockPerson = (trx: Transaction, id: number): Promise<Person | undefined> =>
	living(trx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();

export const lockPersonByEmail = (trx: Transaction, email: string): Promise<Person | undefined> =>
	living(trx)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.forNoKeyUpdate()
		.executeTakeFirst();

/**
 * What changes whom an e-mail belongs to, or its password, is done one at a time: the first thing in the transaction,
 * before its links and its person are held.
 */
export async function holdEmail(trx: Transaction, email: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${email.toLowerCase()}, 0))`.execute(trx);
}

export interface NewPerson {
	name: string;
	email: string;
	locale: Locale;
	passwordHash: string | null;
	emailConfirmedAt?: Date | null;
	municipalRole?: MunicipalRole | null;
	municipalRoleGivenBy?: number | null;
	createdAt: Date;
}

/** Undefined when the e-mail was taken in the same moment. */
export const insertPerson = (trx: Transaction, person: NewPerson): Promise<Person | undefined> =>
	trx
		.insertInto('person')
		.values(person)
		.onConflict((conflict) => conflict.doNothing())
		.returning(columns)
		.executeTakeFirst();

export async function updatePerson(
	trx: Transaction,
	id: number,
	fields: Partial<Omit<Person, 'id' | 'email'>> & { municipalRoleGivenBy?: number | null },
): Promise<void> {
	await trx.updateTable('person').set(fields).where('id', '=', id).execute();
}

/** To an e-mail that they have shown to be theirs, and that nobody else has. */
export async function moveToEmail(trx: Transaction, id: number, email: string, at: Date): Promise<void> {
	await trx.updateTable('person').set({ email, emailConfirmedAt: at }).where('id', '=', id).execute();
}

export async function confirmPersonEmail(trx: Transaction, id: number, at: Date): Promise<void> {
	await trx
		.updateTable('person')
		.set({ emailConfirmedAt: at })
		.where('id', '=', id)
		.where('emailConfirmedAt', 'is', null)
		.execute();
}

export interface MunicipalPerson {
	id: number;
	name: string;
	email: string;
	municipalRole: MunicipalRole;
	emailConfirmedAt: Date | null;
}

export const listMunicipalPeople = (db: Handle): Promise<MunicipalPerson[]> =>
	db
		.selectFrom('person')
		.select(['id', 'name', 'email', 'municipalRole', 'emailConfirmedAt'])
		.$narrowType<{ municipalRole: MunicipalRole }>()
		.where('municipalRole', 'is not', null)
		.where('erasedAt', 'is', null)
		.orderBy(sql`name collate "da-x-icu"`)
		.orderBy('id')
		.limit(500)
		.execute();

/** The ids of all administrators, held in one order, so that two cannot remove each other. */
export async function lockAdministrators(trx: Transaction): Promise<number[]> {
	const rows = await trx
		.selectFrom('person')
		.select('id')
		.where('municipalRole', '=', 'administrator')
		.where('erasedAt', 'is', null)
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
	return rows.map(({ id }) => id);
}

/** E-mails `t` that nobody confirmed since `before`, outside the municipality: personal data without a purpose. */
const isAbandoned = (before: Date) => sql<boolean>`t.email_confirmed_at is null and t.municipal_role is null
	and t.erased_at is null and t.created_at < ${before}`;

export const countAbandoned = (db: Database, before: Date): Promise<number> =>
	countRows(db, 'person', isAbandoned(before));

/** In batches by id. */
export const findAbandoned = (db: Handle, before: Date, after: number): Promise<{ id: number }[]> =>
	db
		.selectFrom('person as t')
		.select('t.id')
		.where('t.id', '>', after)
		.where(isAbandoned(before))
		.orderBy('t.id')
		.limit(500)
		.execute();

export interface Colleague {
	id: number;
	name: string;
}

/** Who works for the municipality in one of these roles, by name. */
export const staffWith = (db: Handle, roles: readonly MunicipalRole[]): Promise<Colleague[]> =>
	db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('municipalRole', 'in', roles)
		.where('erasedAt', 'is', null)
		.orderBy(sql`name collate "da-x-icu"`)
		.orderBy('id')
		.limit(200)
		.execute();
