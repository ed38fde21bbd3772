/**
 * All secret links in one table: those that confirm an e-mail, set a password, invite, confirm a report, ask whether it is
 * still right, and those to one's own sign-up. Links that were mailed before go on working.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Only the digest of the secret is kept.
		create table link (
			id integer generated always as identity constraint link_pkey primary key,
			kind text not null constraint link_kind check (kind in
				('confirm_email', 'reset_password', 'invitation', 'confirm_contribution', 'still_right', 'registration')),
			secret_hash text not null constraint link_secret unique
				constraint link_only_hash check (secret_hash ~ '^[0-9a-f]{64}$'),
			email text,
			person_id integer constraint link_person_fkey references person on delete cascade,
			organisation_id integer constraint link_organisation_fkey references organisation on delete cascade,
			contribution_id integer constraint link_contribution_fkey references contribution,
			registration_id integer constraint link_registration_fkey references registration on delete cascade,
			-- What an invitation gives.
			role text constraint link_role check (role in ('owner', 'signatory', 'editor', 'reporter', 'reader')),
			created_by integer constraint link_created_by_fkey references person,
			created_at timestamptz not null default now(),
			-- Null for a link that works as long as what it is about is there.
			expires_at timestamptz,
			used_at timestamptz,
			revoked_at timestamptz,
			constraint link_ends check (kind = 'registration' or expires_at is not null),
			constraint link_says_what_it_is_about check (case kind
				when 'invitation' then num_nulls(email, organisation_id, role) = 0
				when 'confirm_contribution' then num_nulls(contribution_id, organisation_id, person_id) = 0
				when 'still_right' then num_nulls(organisation_id, person_id) = 0
				when 'registration' then registration_id is not null
				else email is not null end)
		);

		-- Numbers of invitations stand in the audit trail and in open pages: they stay.
		insert into link (id, kind, secret_hash, email, person_id, organisation_id, role, created_by, created_at, expires_at,
				used_at, revoked_at) overriding system value
			select id, kind, secret_hash, email, person_id, organisation_id, role, created_by, created_at, expires_at, used_at,
				revoked_at from mail_link where secret_hash ~ '^[0-9a-f]{64}$';
		select setval(pg_get_serial_sequence('link', 'id'), greatest((select max(id) from mail_link), 1));
		insert into link (kind, secret_hash, contribution_id, organisation_id, person_id, created_at, expires_at, used_at)
			select 'confirm_contribution', secret_hash, contribution_id, organisation_id, person_id, created_at, expires_at, used_at
			from confirmation_link where secret_hash ~ '^[0-9a-f]{64}$' order by id;
		insert into link (kind, secret_hash, organisation_id, person_id, created_at, expires_at, used_at)
			select 'still_right', secret_hash, organisation_id, person_id, asked_at, expires_at, used_at
			from still_right_link where secret_hash ~ '^[0-9a-f]{64}$' order by id;
		insert into link (kind, secret_hash, registration_id, created_at)
			select 'registration', secret_hash, registration_id, created_at from registration_link order by created_at;

		-- An address has at most one open invitation to an organisation.
		create unique index link_one_invitation on link (organisation_id, lower(email))
			where kind = 'invitation' and used_at is null and revoked_at is null;
		-- A person is asked about a report once.
		create unique index link_one_question on link (contribution_id, person_id) where kind = 'confirm_contribution';
		create index link_expiry on link (kind, expires_at);
		create index link_email on link (lower(email), kind) where email is not null;
		create index link_person on link (person_id) where person_id is not null;
		create index link_organisation on link (organisation_id, kind, created_at) where organisation_id is not null;
		create index link_registration on link (registration_id) where registration_id is not null;

		drop table mail_link;
		drop table confirmation_link;
		drop table still_right_link;
		drop table registration_link;
	`.execute(db);
}
