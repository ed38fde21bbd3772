/**
 * What the database holds of a person, said column by column by the room that keeps it. The copy a person gets and
 * their erasure are both made from these lists, so a column that is listed is handed out and erased as it says.
 * `src/personal-data.server.ts` names the rooms; a test walks the schema for columns that nobody lists.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { Kind } from '#lib/platform/personal-data/retention.ts';
import type { DB } from '#lib/platform/database/tables.ts';

/** Whom a copy or an erasure is about: somebody with an account, or somebody known by an address alone. */
export interface Subject {
	id: number | null;
	name: string | null;
	/** In small letters, and proved to be theirs: an account whose e-mail nobody confirmed has none. */
	email: string | null;
}

/**
 * What erasing does with a row of theirs.
 * - `row`: it goes.
 * - `emptied`: what is copied of it goes, the row stays.
 * - `number`: it stays, with a number where the person was. What was written for an organisation is the organisation's.
 * - `document`: it stays as it is, with the name, for it was made to be public.
 */
export type Erasure = 'row' | 'emptied' | 'number' | 'document';

type Tables = keyof DB & string;
type Column<Table extends Tables> = keyof DB[Table] & string;

export interface Holding {
	table: string;
	/** The name of its list in the copy a person gets. */
	list: string;
	/** The privacy page's kind: why it is kept, and how long. */
	kind: Kind;
	erasure: Erasure;
	/** Columns that say whose the row is. */
	whose: readonly string[];
	/** Columns that are handed out. */
	copied: readonly string[];
	/** Columns that are handed to nobody: digests of passwords and links, and what repeats the copied. */
	withheld: readonly string[];
	/** Which rows of `t` are theirs; null where it cannot be any. */
	mine: (subject: Subject) => RawBuilder<boolean> | null;
	/** What makes a row understood, or stands for a withheld column; read from `t`. */
	beside: Record<string, RawBuilder<unknown>>;
}

export interface PersonalData {
	room: string;
	holdings: readonly Holding[];
	/** Columns that hold nobody's data, by the reason why. 'table.column', as the database spells them. */
	impersonal: Record<string, readonly string[]>;
	/** What erasing takes besides, done before the holdings. */
	erase?: (trx: Transaction, subject: Subject, at: Date) => Promise<void>;
	/** What goes with an organisation that is given up before the municipality has said yes: what it wrote, and who wrote it. */
	giveUp?: (trx: Transaction, organisationId: number, at: Date) => Promise<void>;
}

interface Description<Table extends Tables> {
	kind: Kind;
	erasure: Erasure;
	copied: readonly Column<Table>[];
	withheld?: readonly Column<Table>[];
	beside?: Record<string, RawBuilder<unknown>>;
}

const blank = { withheld: [], beside: {} };

/** Rows that carry the person's number. */
export const byNumber = <Table extends Tables>(
	table: Table,
	column: Column<Table>,
	list: string,
	description: Description<Table>,
): Holding => ({
	...blank,
	...description,
	table,
	list,
	whose: [column],
	mine: ({ id }) => (id === null ? null : sql<boolean>`${sql.ref(`t.${column}`)} = ${id}`),
});

/** Rows that carry the person's e-mail. */
export const byEmail = <Table extends Tables>(
	table: Table,
	column: Column<Table>,
	list: string,
	description: Description<Table>,
): Holding => ({
	...blank,
	...description,
	table,
	list,
	whose: [column],
	mine: ({ email }) => (email === null ? null : sql<boolean>`lower(${sql.ref(`t.${column}`)}) = ${email}`),
});

/** Rows that are found in another way. */
export const byRule = <Table extends Tables>(
	table: Table,
	list: string,
	mine: Holding['mine'],
	description: Description<Table>,
): Holding => ({ ...blank, ...description, table, list, whose: [], mine });

/** Something they did or wrote on the way: it stays, with a number where the person was. */
export const wrote = <Table extends Tables>(
	table: Table,
	column: Column<Table>,
	list: string,
	copied: readonly Column<Table>[],
	beside: Record<string, RawBuilder<unknown>> = {},
	kind: Kind = 'log',
): Holding => byNumber(table, column, list, { kind, erasure: 'number', copied, beside });

/** What the row that `t` refers to is called: `called('event', 'title', 'eventId')`. */
export const called = (table: Tables, name: string, by: string): RawBuilder<unknown> =>
	sql`(select ${sql.ref(`x.${name}`)} from ${sql.table(table)} x where x.id = ${sql.ref(`t.${by}`)})`;

export type OwnCopy = Record<string, Record<string, unknown>[]>;

/** Everything the rooms hold of a person, each list named as the person reads it; the account comes first. */
export async function collectPersonalData(
	db: Database,
	rooms: readonly PersonalData[],
	subject: Subject,
): Promise<OwnCopy> {
	const copy: OwnCopy = {};
	for (const holding of rooms.toReversed().flatMap(({ holdings }) => holdings)) {
		const mine = holding.mine(subject);
		const rows = mine ? await read(db, holding, mine) : [];
		copy[holding.list] = [...(copy[holding.list] ?? []), ...rows];
	}
	return copy;
}

async function read(db: Database, { table, copied, beside }: Holding, mine: RawBuilder<boolean>) {
	const columns = [
		...copied.map((column) => sql`${sql.ref(`t.${column}`)}`),
		...Object.entries(beside).map(([name, value]) => sql`${value} as ${sql.ref(name)}`),
	];
	const { rows } = await sql<
		Record<string, unknown>
	>`select ${sql.join(columns)} from ${sql.table(table)} t where ${mine} order by 1`.execute(db);
	return rows;
}

/** Takes the person out of everything the rooms hold, as each column says. */
export async function erasePersonalData(
	trx: Transaction,
	rooms: readonly PersonalData[],
	subject: Subject,
	at: Date,
): Promise<void> {
	for (const { erase, holdings } of rooms) {
		await erase?.(trx, subject, at);
		for (const holding of holdings) {
			const mine = holding.mine(subject);
			const table = sql.table(holding.table);
			if (!mine) continue;
			if (holding.erasure === 'row') await sql`delete from ${table} t where ${mine}`.execute(trx);
			if (holding.erasure === 'emptied') {
				const empty = holding.copied.map((column) => sql`${sql.ref(column)} = null`);
				await sql`update ${table} t set ${sql.join(empty)} where ${mine}`.execute(trx);
			}
		}
	}
}

/** Takes everything out that an application holds. Its number stays: the audit trail refers to it, and is never changed. */
export async function giveUpEverything(
	trx: Transaction,
	rooms: readonly PersonalData[],
	organisationId: number,
	at: Date,
): Promise<void> {
	for (const { giveUp } of rooms) await giveUp?.(trx, organisationId, at);
}
