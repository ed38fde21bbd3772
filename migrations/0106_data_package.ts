/**
 * The data package: whole files of the open lists, written by a job. What hides a thing that may stand in them takes back the
 * package that was written before, in the same transaction, whoever hides it.
 */
import { sql, type Kysely } from 'kysely';

const listings = ['event', 'opportunity', 'benefit'];
const hiddenPromise = sql.raw("('draft', 'proposed', 'declined')");
const shownPartner = sql.raw("('approved', 'listed')");

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table data_package (
			id integer generated always as identity primary key,
			begun_at timestamptz not null,
			-- Null while its files are written.
			ready_at timestamptz,
			-- Something that may stand in its files is not public any more.
			withdrawn boolean not null default false
		);
		create table data_package_file (
			package_id integer not null constraint data_package_file_package_fkey references data_package on delete cascade,
			locale text not null,
			list text not null,
			file_key text not null,
			bytes integer not null,
			rows integer not null,
			constraint data_package_file_locale_is_tag check (is_language_tag(locale)),
			constraint data_package_file_pkey primary key (package_id, locale, list),
			constraint data_package_file_has_a_head check (bytes > 0 and rows >= 0)
		);
		-- A row for each transaction that hid something since a package was last begun. Rows, so that nobody who hides waits for another.
		create table data_package_withdrawal (
			id integer generated always as identity primary key,
			withdrawn_at timestamptz not null default now()
		);

		create function withdraw_data_package() returns trigger language plpgsql as $$
		begin
			-- Once in a transaction is enough.
			if current_setting('bland.data_package_withdrawn', true) = 'yes' then
				return null;
			end if;
			perform set_config('bland.data_package_withdrawn', 'yes', true);
			insert into data_package_withdrawal default values;
			if exists (select from data_package where ready_at is not null) then
				perform graphile_worker.add_job('explore.write_data_package', '{}'::json, queue_name => 'data-package');
			end if;
			return null;
		end $$;
	`.execute(db);
	for (const table of listings) {
		const [hides, goes] = [sql.ref(`${table}_hides_from_package`), sql.ref(`${table}_goes_from_package`)];
		await sql`
			create trigger ${hides} after update of state, address on ${sql.table(table)} for each row
				when (old.state <> 'draft' and (new.state = 'draft' or (old.address is not null and new.address is null)))
				execute function withdraw_data_package();
			create trigger ${goes} after delete on ${sql.table(table)} for each row
				when (old.state <> 'draft') execute function withdraw_data_package();
		`.execute(db);
	}
	await sql`
		create trigger organisation_hides_from_package after update of state on organisation for each row
			when (old.state in ${shownPartner} and new.state not in (old.state, 'approved'))
			execute function withdraw_data_package();
		create trigger organisation_goes_from_package after delete on organisation for each row
			when (old.state in ${shownPartner}) execute function withdraw_data_package();

		create trigger site_hides_from_package after update of address on site for each row
			when (old.address is distinct from new.address) execute function withdraw_data_package();
		create trigger site_goes_from_package after delete on site for each row
			execute function withdraw_data_package();

		create trigger commitment_hides_from_package after update of state on commitment for each row
			when (old.state not in ${hiddenPromise} and new.state in ${hiddenPromise})
			execute function withdraw_data_package();
		create trigger commitment_goes_from_package after delete on commitment for each row
			when (old.state not in ${hiddenPromise}) execute function withdraw_data_package();

		create trigger action_plan_hides_from_package after update of published_at on action_plan for each row
			when (old.published_at is not null and new.published_at is null) execute function withdraw_data_package();
		create trigger plan_action_goes_from_package after delete on plan_action for each row
			execute function withdraw_data_package();
	`.execute(db);
}
