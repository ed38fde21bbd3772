/**
 * A row in every table and a value in every column, all of them one person's: made from the schema, so that a column
 * somebody adds tomorrow is filled too. Rules of the tables are set aside in the test's own copy of the database.
 */
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';

export interface Somebody {
	/** Also the number of every row. */
	id: number;
	name: string;
	email: string;
	phone: string;
	/** Begins every typed text of theirs. */
	mark: string;
}

interface Column {
	table: string;
	column: string;
	type: string;
	person: boolean;
	/** The first word of a closed list. */
	word: string | null;
}

/** Their names are those of organisations, of kinds of promises and of what the city measures. */
const ofNoPerson = new Set([
	'organisation',
	'added_commitment_type',
	'circle',
	'indicator',
	'barometer_edition_indicator',
	'organisation_list_line',
]);

/** What stands in a column of typed text. */
export const textIn = (who: Somebody, table: string, column: string): string => {
	if (/email|to_address/.test(column)) return who.email;
	if (/^(name|contact_name|signer_name)$/.test(column) && !ofNoPerson.has(table)) return who.name;
	if (column === 'contact_name') return who.name;
	if (/phone/.test(column)) return who.phone;
	if (`${table}.${column}` === 'audit_entry.subject_kind') return 'person';
	return `${who.mark} ${table} ${column}`;
};

const words: Record<string, string> = {
	'barrier.state': 'shown',
	// A course is of one.
	'circle.kind': 'network',
	'debate_post.state': 'shown',
	'organisation.state': 'declined',
	'registration.state': 'waiting',
};
/** Whose a thing is hangs on it. */
const ticked = new Set(['barrier_voice.told']);

function valueIn(who: Somebody, { table, column, type, person, word }: Column): unknown {
	if (person) return who.id;
	if (word !== null) return words[`${table}.${column}`] ?? word;
	if (type === 'text') return textIn(who, table, column);
	if (type === 'jsonb' || type === 'json') return JSON.stringify({ typed: textIn(who, table, column) });
	if (type === 'text[]') return sql`array[${textIn(who, table, column)}]::text[]`;
	if (type === 'uuid') return crypto.randomUUID();
	if (type === 'boolean') return ticked.has(`${table}.${column}`);
	if (type.startsWith('timestamp')) return '2026-01-02';
	// There is one a year.
	if (`${table}.${column}` === 'conference.held_on') return `${2011 + (who.id % 80)}-01-02`;
	// A day of their own: some things are there once a day or half-year.
	if (type === 'date') return `2026-01-${String(1 + (who.id % 28)).padStart(2, '0')}`;
	if (type.endsWith('[]')) return '{}';
	return who.id;
}

export async function columnsOf(db: Database): Promise<Column[]> {
	const { rows } =
		await sql<Column>`select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
			exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'person'::regclass
				and a.attnum = any(f.conkey)) as person,
			(select substring(pg_get_constraintdef(k.oid) from 'ARRAY\\[''([^'']*)''') from pg_constraint k
				where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]
				and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as word
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname !~ '^kysely_'
		order by c.relname, a.attnum`.execute(db);
	return rows;
}

export async function fillEverything(db: Database, people: readonly Somebody[]): Promise<void> {
	const columns = await columnsOf(db);
	const { rows: rules } = await sql<{
		rule: string;
		of: string;
	}>`select quote_ident(k.conname) as rule, k.conrelid::regclass::text as of
		from pg_constraint k join pg_class c on c.oid = k.conrelid
		where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`.execute(db);
	for (const { rule, of } of rules) await sql.raw(`alter table ${of} drop constraint ${rule}`).execute(db);
	const { rows: counters } = await sql<{
		name: string;
	}>`select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name
		from pg_sequences where schemaname = 'public'`.execute(db);
	for (const { name } of counters) await sql.raw(`alter sequence ${name} restart with 1000`).execute(db);
	await db.transaction().execute(async (trx) => {
		await sql`set local session_replication_role = replica`.execute(trx);
		for (const table of new Set(columns.map((column) => column.table))) {
			const own = columns.filter((column) => column.table === table);
			for (const who of people) {
				const names = sql.join(own.map(({ column }) => sql.raw(`"${column}"`)));
				const values = sql.join(own.map((column) => sql`${valueIn(who, column)}`));
				await sql`insert into ${sql.raw(`"${table}"`)} (${names}) overriding system value values (${values})`.execute(
					trx,
				);
			}
		}
	});
}

/** Every row of the database as text, the queue's too. */
export async function everyRow(db: Database): Promise<{ table: string; id: string; columns: string }[]> {
	const { rows: tables } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
		where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'graphile_worker')`.execute(db);
	const found = [];
	for (const { name } of tables) {
		const { rows } = await sql<{
			columns: string;
		}>`select to_jsonb(t)::text as columns from ${sql.raw(name)} t`.execute(db);
		for (const { columns } of rows) {
			const id = String((JSON.parse(columns) as { id?: unknown }).id ?? '');
			found.push({ table: name.replaceAll('"', ''), id, columns });
		}
	}
	return found;
}
