/** What a citizen can find: events with sign-up, and apprenticeships and other ways in. */
import { sql, type Kysely } from 'kysely';

const place = sql`
	site_id integer references site on delete set null,
	place_name text check (length(place_name) <= 120),
	address text check (length(address) <= 200),
	lat double precision check (lat between 54.4 and 58),
	lng double precision check (lng between 7.5 and 15.3),
	district_nr smallint check (district_nr between 1 and 10),
	check ((lat is null) = (lng is null))
`;
const lifecycle = sql`
	state_changed_at timestamptz not null default now(),
	state_changed_by integer references person,
	state_reason text check (length(state_reason) <= 1000),
	published_at timestamptz,
	changed_at timestamptz,
	created_at timestamptz not null default now(),
	created_by integer references person
`;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table image (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation,
			file_key text not null unique,
			sha256 text not null,
			width integer not null,
			height integer not null,
			bytes integer not null,
			uploaded_by integer references person,
			uploaded_at timestamptz not null default now()
		);

		create table event (
			id integer generated always as identity primary key,
			slug text not null unique,
			organisation_id integer not null references organisation,
			title text not null check (length(title) between 3 and 120),
			description text not null default '' check (length(description) <= 8000),
			content_locale text not null default 'da',
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			${place},
			online_url text check (length(online_url) <= 500),
			languages text[] not null default '{da}',
			danish_level text not null default 'none' check (danish_level in ('none', 'little', 'good', 'fluent')),
			price_kr integer not null default 0 check (price_kr between 0 and 100000),
			accessibility text[] not null default '{}',
			child_friendly boolean not null default false,
			capacity integer check (capacity between 1 and 100000),
			sign_up text not null default 'none' check (sign_up in ('none', 'here', 'link')),
			sign_up_url text check (length(sign_up_url) <= 500),
			focus_area text,
			image_id integer references image,
			image_alt text check (length(image_alt) <= 300),
			commitment_id integer references commitment,
			state text not null default 'draft' check (state in ('draft', 'published', 'cancelled', 'postponed')),
			${lifecycle},
			sequence integer not null default 0,
			held_at timestamptz,
			attendance integer check (attendance between 0 and 100000),
			search tsvector generated always as (to_tsvector('simple', fold(title || ' ' || description || ' ' || coalesce(place_name, '')))) stored,
			check (ends_at > starts_at),
			check (image_id is null or image_alt is not null),
			check (sign_up <> 'link' or sign_up_url is not null)
		);
		create index event_upcoming on event (starts_at, id) where state <> 'draft';
		create index event_upcoming_district on event (district_nr, starts_at, id) where state <> 'draft';
		create index event_organisation on event (organisation_id, starts_at, id);
		create index event_commitment on event (commitment_id) where commitment_id is not null;
		create index event_search on event using gin (search);

		create table event_organiser (
			event_id integer not null references event on delete cascade,
			organisation_id integer not null references organisation,
			primary key (event_id, organisation_id)
		);
		create index event_organiser_organisation on event_organiser (organisation_id);

		create table registration (
			id integer generated always as identity primary key,
			event_id integer not null references event on delete cascade,
			name text not null check (length(name) between 1 and 120),
			email text not null check (length(email) <= 254),
			locale text not null default 'da',
			state text not null default 'confirmed' check (state in ('confirmed', 'waiting', 'cancelled')),
			secret_hash text not null unique,
			created_at timestamptz not null default now(),
			cancelled_at timestamptz
		);
		create unique index registration_once on registration (event_id, lower(email)) where state <> 'cancelled';
		create index registration_queue on registration (event_id, state, id);

		create table opportunity (
			id integer generated always as identity primary key,
			slug text not null unique,
			organisation_id integer not null references organisation,
			kind text not null default 'apprenticeship' check (kind in
				('apprenticeship', 'spare_time_job', 'work_placement', 'mentor', 'volunteer', 'board_seat')),
			title text not null check (length(title) between 3 and 120),
			programme text not null default '' check (length(programme) <= 160),
			description text not null default '' check (length(description) <= 8000),
			learn text not null default '' check (length(learn) <= 4000),
			content_locale text not null default 'da',
			places integer not null check (places between 1 and 1000),
			starts_on date,
			deadline_on date not null,
			danish_level text not null default 'none' check (danish_level in ('none', 'little', 'good', 'fluent')),
			languages text[] not null default '{da}',
			${place},
			contact_name text check (length(contact_name) <= 120),
			contact_email text check (length(contact_email) <= 254),
			contact_phone text check (length(contact_phone) <= 40),
			link text check (length(link) <= 500),
			focus_area text,
			commitment_id integer references commitment,
			state text not null default 'draft' check (state in ('draft', 'published', 'closed', 'cancelled')),
			${lifecycle},
			search tsvector generated always as (to_tsvector('simple', fold(title || ' ' || programme || ' ' || description || ' ' || learn))) stored,
			check (starts_on is null or starts_on >= deadline_on),
			check (state = 'draft' or num_nonnulls(contact_email, contact_phone, link) > 0)
		);
		create index opportunity_open on opportunity (deadline_on, id) where state = 'published';
		create index opportunity_open_district on opportunity (district_nr, deadline_on, id) where state = 'published';
		create index opportunity_organisation on opportunity (organisation_id, deadline_on, id);
		create index opportunity_commitment on opportunity (commitment_id) where commitment_id is not null;
		create index opportunity_search on opportunity using gin (search);

		-- One row a filled place, numbered within the opportunity: place 3 of 4 can be filled only once.
		create table placement (
			id integer generated always as identity primary key,
			opportunity_id integer not null references opportunity,
			ordinal integer not null check (ordinal > 0),
			filled_on date not null,
			filled_by integer references person,
			created_at timestamptz not null default now(),
			unique (opportunity_id, ordinal)
		);

		create trigger event_announce after insert or update or delete on event
			for each statement execute function announce_content_change();
		create trigger event_organiser_announce after insert or update or delete on event_organiser
			for each statement execute function announce_content_change();
		create trigger registration_announce after insert or update or delete on registration
			for each statement execute function announce_content_change();
		create trigger opportunity_announce after insert or update or delete on opportunity
			for each statement execute function announce_content_change();
		create trigger placement_announce after insert or delete on placement
			for each statement execute function announce_content_change();
	`.execute(db);
}
