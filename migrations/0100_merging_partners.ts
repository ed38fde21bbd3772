/**
 * One organisation that was entered twice becomes one. What may never be rewritten follows its organisation, and nothing
 * else of it: a guard lets a row pass where all that changes is who it is of, along a merge that is written down.
 */
import { sql, type Kysely } from 'kysely';

/** The guards of rows that follow, each with the columns that say of whom they are. */
const guards: Record<string, readonly string[]> = {
	amendment_party_guard: ['organisation_id'],
	amendment_proposal_guard: ['organisation_id'],
	amendment_signature_guard: ['organisation_id'],
	closing_guard: ['organisation_id', 'decided_organisation_id'],
	commitment_party_guard: ['organisation_id'],
	contribution_append_only: ['organisation_id', 'writer_organisation_id'],
	event_organiser_guard: ['organisation_id'],
	objection_guard: ['organisation_id'],
	partnership_amendment_guard: ['proposed_by_id', 'closed_by_id'],
	signature_append_only: ['organisation_id'],
	verification_not_own_side: ['organisation_id'],
};

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organisation_merge (
			id integer generated always as identity primary key,
			from_id integer not null references organisation,
			into_id integer not null references organisation,
			reason text not null,
			merged_at timestamptz not null,
			merged_by integer not null references person,
			constraint organisation_merge_once unique (from_id),
			constraint organisation_merge_of_two check (from_id <> into_id),
			constraint organisation_merge_reason_length check (length(reason) between 3 and 1000)
		);
		create index organisation_merge_into on organisation_merge (into_id);
		create index organisation_merge_by on organisation_merge (merged_by);
		create trigger organisation_merge_append_only before update or delete on organisation_merge
			for each row execute function forbid_change();

		-- Whether all that changes is the organisation, from one that was merged into the one it was merged into.
		create function is_merge_move(was jsonb, becomes jsonb) returns boolean language sql stable as $$
			select exists (select from organisation_merge m where not exists (
				select from jsonb_each(was) as old (name, value)
				where old.value is distinct from becomes -> old.name
					and (old.name not similar to '%(organisation_id|proposed_by_id|closed_by_id)'
						or old.value <> to_jsonb(m.from_id) or becomes -> old.name <> to_jsonb(m.into_id))))
		$$;

		-- An organisation and all that were merged into it, one after the other.
		create function with_merged(the_id integer) returns setof integer language sql stable as $$
			with recursive one (id) as (select the_id
				union select m.from_id from organisation_merge m join one on m.into_id = one.id)
			select id from one
		$$;

		-- The dates of a series follow it.
		alter table event drop constraint event_series_is_own,
			add constraint event_series_is_own foreign key (series_id, organisation_id)
				references event_series (id, organisation_id) on update cascade;
	`.execute(db);
	await joinTogether(db);
	for (const [guard, columns] of Object.entries(guards)) await letMergesPass(db, guard, columns);
}

/** Parts the guard's trigger in two: what it did before for everything but updates, and for updates that are no move. */
async function letMergesPass(db: Kysely<unknown>, guard: string, columns: readonly string[]): Promise<void> {
	const { rows } = await sql<{ table: string; guarded: string; inserts: boolean; deletes: boolean }>`
		select tgrelid::regclass::text as table, tgfoid::regproc::text as guarded, (tgtype & 4) > 0 as inserts, (tgtype & 8) > 0 as deletes
		from pg_trigger where tgname = ${guard} and not tgisinternal`.execute(db);
	const [found] = rows;
	if (!found) throw new Error(`No trigger ${guard}`);
	const table = sql.raw(found.table);
	const work = sql.raw(`${found.guarded}()`);
	const others = [...(found.inserts ? ['insert'] : []), ...(found.deletes ? ['delete'] : [])].join(' or ');
	const changes = columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');
	await sql`drop trigger ${sql.raw(guard)} on ${table}`.execute(db);
	if (others)
		await sql`create trigger ${sql.raw(guard)} before ${sql.raw(others)} on ${table} for each row execute function ${work}`.execute(
			db,
		);
	await sql`create trigger ${sql.raw(`${guard}_update`)} before update on ${table} for each row
		when (not ((${sql.raw(changes)}) and is_merge_move(to_jsonb(old), to_jsonb(new)))) execute function ${work}`.execute(
		db,
	);
}

/** Where both organisations have something that there is one of. The rest only moves, table by table. */
async function joinTogether(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function join_organisations(the_from integer, the_into integer, at timestamptz) returns void language plpgsql as $$
		declare
			roles text[] := array['owner', 'signatory', 'editor', 'reporter', 'reader'];
		begin
			-- Whoever is in both keeps the greater of two roles.
			update membership mine set role = theirs.role from membership theirs
				where mine.organisation_id = the_into and theirs.organisation_id = the_from and theirs.person_id = mine.person_id
					and array_position(roles, theirs.role) < array_position(roles, mine.role);
			update membership t set organisation_id = the_into where t.organisation_id = the_from
				and not exists (select from membership twin where twin.organisation_id = the_into and twin.person_id = t.person_id);
			delete from membership where organisation_id = the_from;

			-- The first that was signed stands, and both are on record.
			update signature late set superseded_at = at
				where late.organisation_id in (the_from, the_into) and late.superseded_at is null and late.withdrawn_at is null
					and exists (select from signature early where early.organisation_id in (the_from, the_into)
						and early.superseded_at is null and early.withdrawn_at is null
						and (early.signed_at, early.id) < (late.signed_at, late.id));
			update signature set organisation_id = the_into where organisation_id = the_from;

			update site set is_primary = false where organisation_id = the_from and is_primary
				and exists (select from site own where own.organisation_id = the_into and own.is_primary);
			update site set organisation_id = the_into where organisation_id = the_from;

			update reporting_record mine set covered_until = greatest(mine.covered_until, theirs.covered_until)
				from reporting_record theirs where mine.organisation_id = the_into and theirs.organisation_id = the_from;
			update reporting_record set organisation_id = the_into where organisation_id = the_from
				and not exists (select from reporting_record own where own.organisation_id = the_into);
			delete from reporting_record where organisation_id = the_from;

			insert into casework_case (organisation_id, owner_id, next_call_on, advert_protected, changed_at)
				select the_into, owner_id, next_call_on, advert_protected, at from casework_case where organisation_id = the_from
				on conflict (organisation_id) do update set owner_id = coalesce(casework_case.owner_id, excluded.owner_id),
					next_call_on = least(casework_case.next_call_on, excluded.next_call_on),
					advert_protected = casework_case.advert_protected or excluded.advert_protected, changed_at = at;
			delete from casework_case where organisation_id = the_from;

			-- Of two open invitations to one address the one that is there stays.
			update link t set organisation_id = the_into where organisation_id = the_from and not (kind = 'invitation'
				and used_at is null and revoked_at is null and exists (select from link own where own.organisation_id = the_into
					and own.kind = 'invitation' and own.used_at is null and own.revoked_at is null
					and lower(own.email) = lower(t.email)));

			-- Nobody mutes themselves.
			delete from match_mute where (organisation_id, muted_organisation_id) in ((the_from, the_into), (the_into, the_from));

			-- Who follows the one follows the other, once.
			update alert_search t set organisation_id = the_into where organisation_id = the_from
				and not exists (select from alert_search own where own.organisation_id = the_into and own.query = t.query);
			update alert t set search_id = own.id from alert_search theirs, alert_search own
				where t.search_id = theirs.id and theirs.organisation_id = the_from and own.organisation_id = the_into
					and own.query = theirs.query and not exists (select from alert twin where twin.search_id = own.id
						and lower(twin.email) = lower(t.email) and twin.ended_at is null);
		end $$;
	`.execute(db);
}
