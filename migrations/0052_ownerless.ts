/** An organisation knows since when it has nobody who owns it: its last owner may leave, and the municipality finds another. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table organisation add column ownerless_since timestamptz;
		create index organisation_ownerless on organisation (ownerless_since, id) where ownerless_since is not null;

		-- Who changes its members holds the organisation's row, so two who leave at once are counted one after the other.
		create function organisation_ownerless() returns trigger language plpgsql as $$
		declare
			about integer := coalesce(new.organisation_id, old.organisation_id);
		begin
			if exists (select from membership where organisation_id = about and role = 'owner') then
				update organisation set ownerless_since = null where id = about and ownerless_since is not null;
			elsif tg_op <> 'INSERT' and old.role = 'owner' then
				update organisation set ownerless_since = now() where id = about and ownerless_since is null;
			end if;
			return null;
		end $$;
		create trigger membership_ownerless after insert or update or delete on membership
			for each row execute function organisation_ownerless();

		-- So far nobody could leave one that was still at work; an address forgotten by hand may have.
		update organisation o set ownerless_since = now()
			where exists (select from past_membership m where m.organisation_id = o.id)
				and not exists (select from membership m where m.organisation_id = o.id and m.role = 'owner');
	`.execute(db);
}
