/** People, their sessions and roles; organisations, their sites and the municipality's reviews. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table person (
			id integer generated always as identity primary key,
			name text not null check (length(name) between 1 and 120),
			email text not null check (length(email) <= 254 and email like '_%@_%'),
			password_hash text,
			email_confirmed_at timestamptz,
			locale text not null default 'da' check (locale in ('da', 'en')),
			municipal_role text check (municipal_role in ('consultant', 'moderator', 'editor', 'administrator', 'auditor')),
			created_at timestamptz not null default now(),
			erased_at timestamptz
		);
		create unique index person_email on person (lower(email));

		create table session (
			id_hash text primary key,
			person_id integer not null references person on delete cascade,
			expires_at timestamptz not null,
			created_at timestamptz not null default now()
		);
		create index session_person on session (person_id);
		create index session_expiry on session (expires_at);

		create table organisation (
			id integer generated always as identity primary key,
			slug text not null unique,
			kind text not null check (kind in
				('business', 'association', 'housing', 'school', 'municipality', 'faith', 'media', 'other')),
			name text not null check (length(name) between 2 and 160),
			cvr text check (cvr ~ '^[1-9][0-9]{7}$'),
			purpose text not null default '' check (length(purpose) <= 4000),
			languages text[] not null default '{}',
			website text check (length(website) <= 300),
			public_email text check (length(public_email) <= 254),
			public_phone text check (length(public_phone) <= 40),
			contact_name text check (length(contact_name) <= 120),
			contact_email text check (length(contact_email) <= 254),
			contact_phone text check (length(contact_phone) <= 40),
			parent_id integer references organisation,
			-- 'listed': known from a public list, invitable, not a partner
			state text not null default 'draft' check (state in ('listed', 'draft', 'email_confirmed', 'waiting',
				'changes_requested', 'approved', 'declined', 'suspended', 'closed')),
			state_changed_at timestamptz not null default now(),
			state_changed_by integer references person,
			source text,
			source_key text,
			last_confirmed_at timestamptz not null default now(),
			created_at timestamptz not null default now(),
			created_by integer references person,
			search tsvector generated always as (to_tsvector('simple', fold(name || ' ' || purpose))) stored,
			folded_name text generated always as (fold(name)) stored,
			unique (source, source_key)
		);
		-- One living organisation a CVR number; units below a parent share it.
		create unique index organisation_cvr on organisation (cvr)
			where cvr is not null and parent_id is null and state not in ('declined', 'closed');
		create index organisation_by_state on organisation (state, state_changed_at, id);
		create index organisation_directory on organisation (name collate "da-x-icu", id) where state in ('approved', 'listed');
		create index organisation_folded_name on organisation (folded_name text_pattern_ops);
		create index organisation_search on organisation using gin (search);
		create index organisation_parent on organisation (parent_id) where parent_id is not null;

		create table site (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation on delete cascade,
			label text not null default '' check (length(label) <= 120),
			address text not null check (length(address) between 1 and 200),
			postcode text check (postcode ~ '^[0-9]{4}$'),
			city text check (length(city) <= 80),
			lat double precision not null check (lat between 54.4 and 58),
			lng double precision not null check (lng between 7.5 and 15.3),
			district_nr smallint check (district_nr between 1 and 10),
			p_number text check (p_number ~ '^[0-9]{10}$'),
			is_primary boolean not null default false,
			last_confirmed_at timestamptz not null default now(),
			created_at timestamptz not null default now(),
			folded_address text generated always as (fold(address || ' ' || coalesce(postcode, '') || ' ' || coalesce(city, ''))) stored
		);
		create unique index site_one_primary on site (organisation_id) where is_primary;
		create index site_organisation on site (organisation_id);
		create index site_district on site (district_nr, organisation_id);
		create index site_address on site (folded_address text_pattern_ops);

		create table organisation_review (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation on delete cascade,
			outcome text not null check (outcome in ('approved', 'changes_requested', 'declined', 'suspended', 'reinstated')),
			reason text not null default '' check (length(reason) <= 4000),
			field_notes jsonb not null default '{}',
			reviewed_by integer not null references person,
			reviewed_at timestamptz not null default now()
		);
		create index organisation_review_newest on organisation_review (organisation_id, reviewed_at desc);

		create table membership (
			organisation_id integer not null references organisation on delete cascade,
			person_id integer not null references person on delete cascade,
			role text not null check (role in ('owner', 'signatory', 'editor', 'reporter', 'reader')),
			created_at timestamptz not null default now(),
			created_by integer references person,
			primary key (organisation_id, person_id)
		);
		create index membership_person on membership (person_id);

		-- Single-use links in mails: only the hash of the secret is kept.
		create table mail_link (
			id integer generated always as identity primary key,
			kind text not null check (kind in ('confirm_email', 'reset_password', 'invitation')),
			secret_hash text not null unique,
			email text not null,
			person_id integer references person on delete cascade,
			organisation_id integer references organisation on delete cascade,
			role text check (role in ('owner', 'signatory', 'editor', 'reporter', 'reader')),
			created_by integer references person,
			created_at timestamptz not null default now(),
			expires_at timestamptz not null,
			used_at timestamptz,
			check (kind <> 'invitation' or (organisation_id is not null and role is not null))
		);
		create index mail_link_organisation on mail_link (organisation_id) where kind = 'invitation' and used_at is null;
		create index mail_link_person on mail_link (person_id);

		create table audit_entry (
			id bigint generated always as identity primary key,
			at timestamptz not null default now(),
			person_id integer references person,
			organisation_id integer references organisation,
			verb text not null,
			subject_kind text not null,
			subject_id integer not null,
			details jsonb not null default '{}'
		);
		create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
		create trigger audit_entry_append_only before update or delete on audit_entry
			for each row execute function forbid_change();

		create trigger organisation_announce after insert or update or delete on organisation
			for each statement execute function announce_content_change();
		create trigger site_announce after insert or update or delete on site
			for each statement execute function announce_content_change();
	`.execute(db);
}
