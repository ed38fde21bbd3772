/** What is announced is what changed: the rows by the columns that pages are about, not that a table changed somewhere. */
import { sql, type Kysely } from 'kysely';

/** By table, the columns that its rows are announced by. */
const announced: Record<string, readonly string[]> = {
	amendment_party: [],
	amendment_proposal: ['commitment_id'],
	amendment_signature: [],
	charter_version: [],
	closing: ['commitment_id'],
	commitment: ['id'],
	commitment_amendment: ['commitment_id'],
	commitment_event: ['commitment_id'],
	commitment_half_year: ['commitment_id'],
	commitment_total: ['commitment_id'],
	contribution: ['commitment_id'],
	event: ['id', 'commitment_id'],
	event_organiser: ['event_id'],
	evidence: [],
	image: ['id'],
	milestone: ['commitment_id'],
	objection: [],
	opportunity: ['id', 'commitment_id'],
	organisation: [],
	partnership: [],
	partnership_amendment: [],
	partnership_party: [],
	placement: ['opportunity_id'],
	posting: [],
	registration: ['event_id'],
	report: [],
	report_version: [],
	reporting_extension: [],
	reporting_record: [],
	signature: [],
	site: [],
	theory_of_change: ['commitment_id'],
	verification: [],
};

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Announces a row that changed by the columns the trigger names: 'registration event_id=12'. The same said twice in a
		-- transaction is announced once. Where many rows change, the table is announced, and everything that reads it is old.
		create function announce_row() returns trigger language plpgsql as $$
		declare
			most constant integer := 50;
			rows_said integer;
			changed jsonb;
			by_column text;
			payload text;
		begin
			if tg_op = 'UPDATE' and new is not distinct from old then
				return null;
			end if;
			rows_said := 1 + coalesce(nullif(current_setting('bland.rows_announced', true), ''), '0')::integer;
			if tg_nargs = 0 or rows_said > most then
				perform pg_notify('content_changed', tg_table_name);
				return null;
			end if;
			perform set_config('bland.rows_announced', rows_said::text, true);
			foreach changed in array array[
				case when tg_op <> 'INSERT' then to_jsonb(old) end,
				case when tg_op <> 'DELETE' then to_jsonb(new) end]
			loop
				continue when changed is null;
				payload := tg_table_name;
				foreach by_column in array tg_argv loop
					payload := payload || ' ' || by_column || '=' || coalesce(changed ->> by_column, '');
				end loop;
				perform pg_notify('content_changed', payload);
			end loop;
			return null;
		end $$;
	`.execute(db);
	for (const [table, columns] of Object.entries(announced)) {
		const trigger = sql.ref(`${table}_announce`);
		await sql`drop trigger if exists ${trigger} on ${sql.table(table)}`.execute(db);
		await sql`
			create trigger ${trigger} after insert or update or delete on ${sql.table(table)}
				for each row execute function announce_row(${sql.join(columns.map((column) => sql.lit(column)))})`.execute(
			db,
		);
	}
}
