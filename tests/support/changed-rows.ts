/**
 * Changes a table's rows one by one, in every column and by taking the row away, and puts each back: what anybody could ever
 * write. The announcements that come of it are heard as a web process hears them.
 */
import postgres, { type Sql } from 'postgres';
import { readChange, type Change } from '#lib/platform/visitors/changes.ts';
import { checkLists } from '../../scripts/schema/check-lists.ts';

const most = 4;
/** Another value of a column of this type. */
const others: Record<string, readonly string[]> = {
	text: ["{} || 'x'", 'null'],
	integer: ['{} + 1', '1', '2', 'null'],
	smallint: ['{} + 1', 'null'],
	bigint: ['{} + 1', 'null'],
	numeric: ['{} + 1', '{} - 1', 'null'],
	boolean: ['not {}'],
	date: ['{} + 1', '{} - 1', '{} - 400', 'null'],
	'timestamp with time zone': ["{} + interval '2 hours'", "{} - interval '40 days'", 'now()', 'null'],
	'double precision': ['{} + 0.001', 'null'],
	ARRAY: ["'{}'", 'null'],
	jsonb: ['null'],
};

export class ChangedRows {
	readonly #sql: Sql;
	readonly #heard: Change[] = [];
	readonly #waiting = new Map<string, () => void>();
	#lists = new Map<string, readonly (string | number)[]>();

	private constructor(url: string) {
		this.#sql = postgres(url, { max: 1, onnotice: () => {} });
	}

	/** Rules and keys are off, so that each row can be anything; only announcing is left on. */
	static async of(url: string): Promise<ChangedRows> {
		const made = new ChangedRows(url);
		const sql = made.#sql;
		made.#lists = new Map((await checkLists(sql)).map(({ column, values }) => [column, values]));
		const tables = await sql<{ name: string; announced: boolean }[]>`
			select tablename as name, exists (select from pg_trigger
				where tgrelid = tablename::regclass and tgname = tablename || '_announce') as announced
			from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`;
		for (const { name, announced } of tables) {
			await sql`alter table ${sql(name)} disable trigger all`;
			if (announced) await sql`alter table ${sql(name)} enable trigger ${sql(`${name}_announce`)}`;
		}
		await sql.listen('content_changed', (said) => void made.#heard.push(readChange(said)));
		await sql.listen('heard_so_far', (token) => made.#waiting.get(token)?.());
		return made;
	}

	/** What was announced since it was last asked. */
	async heard(): Promise<Change[]> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const token = String(Math.random());
		this.#waiting.set(token, resolve);
		await this.#sql`select pg_notify('heard_so_far', ${token})`;
		await promise;
		return this.#heard.splice(0);
	}

	/** Calls `check` after each change of the table and after each time it was put back. */
	async each(table: string, check: (what: string) => Promise<void>): Promise<void> {
		const sql = this.#sql;
		const columns = await sql<{ name: string; type: string; isWritten: boolean }[]>`
			select column_name as name, data_type as type, is_generated = 'NEVER' as "isWritten"
			from information_schema.columns where table_name = ${table} and table_schema = 'public'`;
		const list = columns.flatMap(({ name, isWritten }) => (isWritten ? [`"${name}"`] : [])).join(', ');
		const rows = await sql<
			{ row: string }[]
		>`select to_jsonb(t)::text as row from ${sql(table)} t limit ${most}`;
		const isRow = `to_jsonb("${table}") = $1::text::jsonb`;
		const remove = (row: string) => sql.unsafe(`delete from "${table}" where ${isRow}`, [row]);
		for (const { row } of rows) {
			const put = () =>
				sql.unsafe(
					`insert into "${table}" (${list}) overriding system value
						select ${list} from jsonb_populate_record(null::"${table}", $1::text::jsonb)`,
					[row],
				);
			await remove(row);
			await check(`${table} without a row`);
			await put();
			await check(`${table} with a row more`);
			for (const { name, type, isWritten } of columns) {
				if (!isWritten) continue;
				const listed = this.#lists.get(`${table}.${name}`)?.map((value) => `'${value}'`);
				for (const other of (type !== 'ARRAY' && listed) || (others[type] ?? [])) {
					// What a check forbids no writer can write.
					const [changed] = await sql
						.unsafe<{ row: string }[]>(
							`update "${table}" set "${name}" = ${other.replace('{}', `"${name}"`)} where ${isRow}
								returning to_jsonb("${table}")::text as row`,
							[row],
						)
						.catch(() => []);
					if (!changed) continue;
					await check(`${table}.${name} as ${other}`);
					await remove(changed.row);
					await put();
					await check(`${table}.${name} as it was, not ${other}`);
				}
			}
		}
	}

	end(): Promise<void> {
		return this.#sql.end({ timeout: 1 });
	}
}
