/** Half-yearly reports and standing; shared deliveries, evidence, contests and confirmation by mail. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- A line of a half-year's report is a deed like an event held: source_id is the line.
		alter table contribution drop constraint contribution_source_check;
		alter table contribution add constraint contribution_source_check
			check (source in ('manual', 'event', 'placement', 'report'));
		-- Who wrote it down, where one party reports a delivery that several share; null: the delivering side itself.
		alter table contribution add column writer_organisation_id integer references organisation;
		-- The same for all shares of one delivery.
		alter table contribution add column shared_key uuid;
		create index contribution_shared on contribution (shared_key) where shared_key is not null;

		create or replace function contribution_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contribution is never deleted' using errcode = 'restrict_violation';
			end if;
			if (new.commitment_id, new.organisation_id, new.writer_organisation_id, new.shared_key, new.amount,
				new.happened_on, new.source, new.source_id, new.corrects_id)
				is distinct from
				(old.commitment_id, old.organisation_id, old.writer_organisation_id, old.shared_key, old.amount,
				old.happened_on, old.source, old.source_id, old.corrects_id)
				or new.level < old.level then
				raise exception 'a contribution cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;

		-- Seen by the sides and the municipality, never by the public: pictures and papers may show people.
		create table evidence (
			id integer generated always as identity primary key,
			contribution_id integer not null references contribution,
			kind text not null check (kind in ('link', 'file')),
			url text check (url ~ '^https?://' and length(url) <= 500),
			file_key text,
			media_type text check (media_type in ('image/webp', 'application/pdf')),
			file_name text check (length(file_name) between 1 and 200),
			bytes integer check (bytes > 0),
			added_by integer references person,
			added_at timestamptz not null default now(),
			removed_at timestamptz,
			removed_by integer references person,
			check ((kind = 'link') = (url is not null)),
			check ((kind = 'file') = (num_nonnulls(file_key, media_type, file_name, bytes) = 4))
		);
		create index evidence_contribution on evidence (contribution_id, id);
		create unique index evidence_link_once on evidence (contribution_id, url) where url is not null and removed_at is null;
		create unique index evidence_file_once on evidence (contribution_id, file_key) where file_key is not null and removed_at is null;
		create index evidence_file on evidence (file_key) where file_key is not null;

		-- The sides that may not speak about a report: who delivered, who wrote it, their units, their members,
		-- the person who typed it, and the municipality where one of its own units is among them (its auditor may).
		create function is_own_side(the_contribution integer, the_organisation integer, the_person integer)
			returns boolean language sql stable as $$
			select exists (
				select from contribution c
				join organisation side on side.id in (c.organisation_id, c.writer_organisation_id)
				where c.id = the_contribution and (
					the_person = c.reported_by
					or the_organisation = side.id
					or exists (select from membership m where m.organisation_id = side.id and m.person_id = the_person)
					or exists (select from organisation o where o.id = the_organisation
						and (coalesce(o.parent_id, o.id) = coalesce(side.parent_id, side.id)
							or (o.kind = 'municipality' and side.kind = 'municipality')))
					or (side.kind = 'municipality' and exists (select from person p where p.id = the_person
						and p.municipal_role is not null and p.municipal_role <> 'auditor'))))
		$$;

		-- Somebody of the other side, or the municipality, says that a report is wrong.
		create table contest (
			id integer generated always as identity primary key,
			contribution_id integer not null references contribution,
			-- null: the municipality, acting as itself
			organisation_id integer references organisation,
			person_id integer references person,
			reason text not null check (length(reason) between 3 and 1000),
			contested_at timestamptz not null default now(),
			-- stands: the report was right; rejected: it no longer counts; corrected: a new row replaced it
			resolution text check (resolution in ('stands', 'rejected', 'corrected', 'withdrawn')),
			resolution_note text not null default '' check (length(resolution_note) <= 1000),
			resolved_at timestamptz,
			resolved_by integer references person,
			check ((resolution is null) = (resolved_at is null))
		);
		create unique index contest_open on contest (contribution_id) where resolved_at is null;
		create index contest_contribution on contest (contribution_id, id);
		create index contest_waiting on contest (contested_at, id) where resolved_at is null;

		create or replace function verification_guard() returns trigger language plpgsql as $$
		begin
			if is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
				raise exception 'a side cannot confirm its own report' using errcode = 'check_violation', constraint = 'verification_not_own_side';
			end if;
			if not (select counts from contribution where id = new.contribution_id) then
				raise exception 'a report that does not count cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_counts';
			end if;
			if exists (select from contest where contribution_id = new.contribution_id and resolved_at is null) then
				raise exception 'a contested report cannot be confirmed' using errcode = 'check_violation', constraint = 'verification_not_contested';
			end if;
			return new;
		end $$;
		create function contest_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'contest is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' and is_own_side(new.contribution_id, new.organisation_id, new.person_id) then
				raise exception 'a side does not contest its own report, it corrects it' using errcode = 'check_violation', constraint = 'contest_not_own_side';
			end if;
			if tg_op = 'UPDATE' and old.resolved_at is not null then
				raise exception 'a resolved contest cannot be rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger contest_guard before insert or update or delete on contest
			for each row execute function contest_guard();

		-- One person's way to confirm one report from a mail, once.
		create table confirmation_link (
			id integer generated always as identity primary key,
			contribution_id integer not null references contribution,
			organisation_id integer not null references organisation,
			person_id integer not null references person,
			secret_hash text not null unique,
			created_at timestamptz not null default now(),
			expires_at timestamptz not null,
			used_at timestamptz,
			unique (contribution_id, person_id)
		);
		create index confirmation_link_expiry on confirmation_link (expires_at);

		-- One report a half-year; what is typed is kept here, what was sent stays in report_version.
		create table report (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation,
			half_year date not null check (half_year = half_year_of(half_year)),
			story text not null default '' check (length(story) <= 2000),
			image_id integer references image,
			image_alt text not null default '' check (length(image_alt) <= 300),
			-- 0: never sent
			version integer not null default 0,
			-- the newest wins where two windows type at once
			revision integer not null default 0,
			saved_at timestamptz not null default now(),
			saved_by integer references person,
			sent_at timestamptz,
			sent_by integer references person,
			unique (organisation_id, half_year),
			check ((version > 0) = (sent_at is not null))
		);
		create index report_half_year on report (half_year, sent_at) where sent_at is not null;

		create table report_line (
			id integer generated always as identity primary key,
			report_id integer not null references report on delete cascade,
			commitment_id integer not null references commitment,
			-- the half-year's whole delivery, in the commitment's unit; null: not answered yet
			amount numeric check (amount >= 0 and amount < 1000000),
			-- 1 not begun .. 5 carried out: how far the work is, apart from what it has led to
			completion smallint check (completion between 1 and 5),
			effects text not null default '' check (length(effects) <= 1000),
			unique (report_id, commitment_id)
		);
		create index report_line_commitment on report_line (commitment_id);

		create table report_version (
			report_id integer not null references report,
			version integer not null check (version > 0),
			content jsonb not null,
			sent_at timestamptz not null default now(),
			sent_by integer references person,
			primary key (report_id, version)
		);
		create trigger report_version_append_only before update or delete on report_version
			for each row execute function forbid_change();

		-- One a half-year, given at once.
		create table reporting_extension (
			organisation_id integer not null references organisation,
			half_year date not null check (half_year = half_year_of(half_year)),
			reason text not null check (length(reason) between 3 and 1000),
			until date not null,
			asked_at timestamptz not null default now(),
			asked_by integer references person,
			primary key (organisation_id, half_year)
		);

		-- What standing is computed from, and the clock: the last half-year that is reported or was not owed.
		-- No row: nothing is owed (not a partner).
		create table reporting_record (
			organisation_id integer primary key references organisation on delete cascade,
			covered_until date not null check (covered_until = half_year_of(covered_until))
		);
		create index reporting_record_covered on reporting_record (covered_until, organisation_id);

		create trigger contest_announce after insert or update on contest
			for each statement execute function announce_content_change();
		create trigger reporting_record_announce after insert or update or delete on reporting_record
			for each statement execute function announce_content_change();
	`.execute(db);
}
