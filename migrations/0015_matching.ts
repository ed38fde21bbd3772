/** Needs and offers, how much of each is spoken for, and the matches between them. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table posting (
			id integer generated always as identity primary key,
			slug text not null unique,
			organisation_id integer not null references organisation,
			side text not null check (side in ('need', 'offer')),
			kind text not null,
			title text not null check (length(title) between 3 and 120),
			description text not null default '' check (length(description) <= 4000),
			content_locale text not null default 'da',
			goal text not null,
			-- in the unit of the kind's promise; what is spoken for is kept by the trigger below
			quantity numeric not null check (quantity > 0 and quantity < 1000000),
			used numeric not null default 0 check (used >= 0),
			-- empty: the whole city, any language, any day
			districts smallint[] not null default '{}',
			languages text[] not null default '{}',
			weekdays smallint[] not null default '{}',
			starts_on date not null,
			ends_on date not null,
			state text not null default 'draft' check (state in ('draft', 'published', 'closed')),
			state_changed_at timestamptz not null default now(),
			state_changed_by integer references person,
			state_reason text check (length(state_reason) <= 1000),
			-- closed by the municipality: only it opens such a post again
			closed_by_municipality boolean not null default false,
			published_at timestamptz,
			created_at timestamptz not null default now(),
			created_by integer references person,
			unique (id, side),
			check (ends_on > starts_on),
			check (not closed_by_municipality or (state = 'closed' and state_reason is not null)),
			check (state <> 'published' or published_at is not null),
			constraint posting_not_overbooked check (used <= quantity)
		);
		create index posting_open on posting (side, kind, ends_on) where state = 'published';
		create index posting_newest on posting (published_at desc, id desc) where state = 'published';
		create index posting_organisation on posting (organisation_id, side, state);

		create table match (
			id integer generated always as identity primary key,
			need_id integer not null,
			need_side text not null generated always as ('need') stored,
			offer_id integer not null,
			offer_side text not null generated always as ('offer') stored,
			quantity numeric not null check (quantity > 0 and quantity < 1000000),
			starts_on date not null,
			ends_on date not null,
			message text not null default '' check (length(message) <= 1000),
			-- has accepted by proposing
			proposer_id integer not null references organisation,
			proposed_by integer references person,
			proposed_at timestamptz not null default now(),
			-- lapsed: one of the two was closed or used up meanwhile
			state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined', 'withdrawn', 'lapsed')),
			decided_at timestamptz,
			decided_by integer references person,
			reason text not null default '' check (length(reason) <= 1000),
			commitment_id integer unique references commitment,
			foreign key (need_id, need_side) references posting (id, side),
			foreign key (offer_id, offer_side) references posting (id, side),
			check (ends_on > starts_on),
			check ((state = 'proposed') = (decided_at is null)),
			check ((state = 'accepted') = (commitment_id is not null))
		);
		create unique index match_one_open on match (need_id, offer_id) where state = 'proposed';
		create index match_need on match (need_id, id desc);
		create index match_offer on match (offer_id, id desc);
		create index match_newest on match (decided_at desc, id desc) where state = 'accepted';

		-- What both have accepted is spoken for, on both sides; it is never taken back.
		create function match_books() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' and old.state <> 'proposed' then
				raise exception 'a decided match cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			if new.state = 'accepted' then
				update posting set used = used + new.quantity where id in (new.need_id, new.offer_id);
			end if;
			return null;
		end $$;
		create trigger match_books after insert or update on match for each row execute function match_books();

		-- "Not for us": one post, everything of an organisation, or everything of a kind.
		create table match_mute (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation on delete cascade,
			posting_id integer references posting on delete cascade,
			muted_organisation_id integer references organisation on delete cascade,
			kind text,
			muted_at timestamptz not null default now(),
			muted_by integer references person,
			check (num_nonnulls(posting_id, muted_organisation_id, kind) = 1),
			check (muted_organisation_id <> organisation_id),
			unique nulls not distinct (organisation_id, posting_id, muted_organisation_id, kind)
		);

		create trigger posting_announce after insert or update or delete on posting
			for each statement execute function announce_content_change();
	`.execute(db);
}
