/** The pledge text and who signed it; binding partnerships and their parties. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table charter_version (
			id integer generated always as identity primary key,
			number integer not null unique check (number > 0),
			text_da text not null,
			text_en text not null,
			hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
			published_at timestamptz not null default now()
		);
		create trigger charter_version_frozen before update or delete on charter_version
			for each row execute function forbid_change();

		create table signature (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation,
			charter_version_id integer not null references charter_version,
			person_id integer references person,
			signer_name text not null check (length(signer_name) between 2 and 120),
			signer_title text not null check (length(signer_title) between 2 and 120),
			organisation_name text not null,
			text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
			code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
			signed_at timestamptz not null default now(),
			superseded_at timestamptz,
			withdrawn_at timestamptz,
			withdrawn_by integer references person,
			withdrawn_reason text check (length(withdrawn_reason) between 3 and 1000),
			check ((withdrawn_at is null) = (withdrawn_reason is null))
		);
		create unique index signature_standing on signature (organisation_id)
			where superseded_at is null and withdrawn_at is null;
		create index signature_newest on signature (signed_at desc, id desc);
		create index signature_organisation on signature (organisation_id, signed_at desc);

		-- Append-only: after signing only the end of a signature may be written, once.
		create function signature_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'signature is append-only' using errcode = 'restrict_violation';
			end if;
			if (new.organisation_id, new.charter_version_id, new.signer_name, new.signer_title, new.organisation_name,
				new.text_hash, new.code, new.signed_at)
				is distinct from (old.organisation_id, old.charter_version_id, old.signer_name, old.signer_title,
				old.organisation_name, old.text_hash, old.code, old.signed_at)
				or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
				or (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at) then
				raise exception 'a signature cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger signature_append_only before update or delete on signature
			for each row execute function signature_guard();

		create table partnership (
			id integer generated always as identity primary key,
			slug text not null unique,
			title text not null check (length(title) between 3 and 160),
			purpose text not null check (length(purpose) between 10 and 4000),
			lead_organisation_id integer not null references organisation,
			starts_on date not null,
			ends_on date not null,
			districts smallint[] not null default '{}',
			goals text[] not null default '{}',
			state text not null default 'draft' check (state in ('draft', 'awaiting_signatures', 'active', 'ended', 'terminated', 'withdrawn')),
			state_changed_at timestamptz not null default now(),
			state_changed_by integer references person,
			state_reason text check (length(state_reason) <= 1000),
			proposed_at timestamptz,
			activated_at timestamptz,
			renews_id integer references partnership,
			created_at timestamptz not null default now(),
			created_by integer references person,
			check (ends_on > starts_on)
		);
		create index partnership_by_state on partnership (state, activated_at desc, id desc);
		create index partnership_ending on partnership (ends_on) where state = 'active';
		create index partnership_lead on partnership (lead_organisation_id);

		create table partnership_party (
			partnership_id integer not null references partnership on delete cascade,
			organisation_id integer not null references organisation,
			required boolean not null default true,
			brings text not null default '' check (length(brings) <= 1000),
			state text not null default 'invited' check (state in ('invited', 'signed', 'declined')),
			signed_by integer references person,
			signer_name text,
			signer_title text,
			decided_at timestamptz,
			declined_reason text check (length(declined_reason) <= 1000),
			primary key (partnership_id, organisation_id),
			check ((state = 'signed') = (signer_name is not null)),
			check ((state = 'invited') = (decided_at is null))
		);
		create index partnership_party_organisation on partnership_party (organisation_id, state);

		create trigger signature_announce after insert or update on signature
			for each statement execute function announce_content_change();
		create trigger partnership_announce after insert or update or delete on partnership
			for each statement execute function announce_content_change();
		create trigger partnership_party_announce after insert or update or delete on partnership_party
			for each statement execute function announce_content_change();
	`.execute(db);
}
