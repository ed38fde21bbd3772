/** An action may be read in English: its title and what it says, in the row and in each of its wordings. */
import { sql, type Kysely } from 'kysely';

const tables = ['plan_action', 'plan_action_revision'];

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of tables)
		await sql
			.raw(
				`alter table ${table}
					add column title_en text constraint ${table}_title_en_length check (length(title_en) between 3 and 160),
					add column body_en text constraint ${table}_body_en_length check (length(body_en) between 3 and 4000)`,
			)
			.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of tables)
		await sql.raw(`alter table ${table} drop column title_en, drop column body_en`).execute(db);
}
