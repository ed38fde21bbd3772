/** What a reader must know of an indicator beside its method: what it says, how often, when next, whose it is, on which terms, and what it cannot say. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['indicator', 'barometer_edition_indicator']) {
		const [name, frequency, words] = [
			sql.table(table),
			sql.ref(`${table}_frequency`),
			sql.ref(`${table}_metadata_length`),
		];
		await sql`alter table ${name}
			add column definition text,
			add column definition_en text,
			add column source_licence text,
			add column frequency text not null default 'half_year',
			add column next_on date,
			add column responsible text,
			add column contact text,
			add column caveats text,
			add column caveats_en text,
			add constraint ${frequency} check (frequency in ('half_year', 'year', 'two_years', 'irregular')),
			add constraint ${words} check (length(definition) <= 1000 and length(definition_en) <= 1000 and length(source_licence) <= 120
				and length(responsible) <= 160 and length(contact) <= 254 and length(caveats) <= 1000 and length(caveats_en) <= 1000)`.execute(
			db,
		);
	}
}
