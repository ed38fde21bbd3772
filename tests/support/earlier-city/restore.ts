/**
 * The demo’s city as it stood before contributions, pledge and listings became rooms: every row of its database
 * (`rows.json.gz`) and the text of many of its pages (`pages.json.gz`). A migration must carry the one over to show the other.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import postgres from 'postgres';
import { migrateTo } from '#lib/platform/database/migrations.server.ts';

type Rows = Record<string, Record<string, unknown>[]>;
type City = { migratedTo: string; at: string; rows: Rows };

export const readPacked = (name: string): unknown =>
	JSON.parse(gunzipSync(readFileSync(`tests/support/earlier-city/${name}`)).toString('utf8'));

export const earlierCity = readPacked('rows.json.gz') as City;

/** Fills an empty database with the earlier city, in the tables of its day. */
export async function restoreEarlierCity(url: string): Promise<void> {
	await migrateTo(url, earlierCity.migratedTo);
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		await sql.begin(async (trx) => {
			// What the triggers once did stands in the rows.
			await trx`set local session_replication_role = replica`;
			for (const [table, rows] of Object.entries(earlierCity.rows)) {
				const columns = trx(Object.keys(rows[0] ?? {}));
				await trx`insert into ${trx(table)} (${columns}) overriding system value
					select ${columns} from jsonb_populate_recordset(null::${trx(table)}, ${trx.json(rows as never)})`;
			}
			await trx`select setval(pg_get_serial_sequence(quote_ident(table_name), column_name), 1000000)
				from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`;
		});
	} finally {
		await sql.end();
	}
}
