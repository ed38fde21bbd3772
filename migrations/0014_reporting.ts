/** Who owes reports follows the signatures; drafts typed in several windows; links that ask "is this still right?". */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- The half-year whose window opened last: 15 May and 15 November (standing.ts says the same, a test compares them).
		create function half_year_last_opened(day date) returns date language sql immutable parallel safe as $$
			select case when day >= (half_year_of(day) + interval '4 months 14 days')::date then half_year_of(day)
				else half_year_of(half_year_of(day) - 1) end
		$$;

		-- A partner owes reports from the day its pledge first stands, whoever wrote the signature; nothing is owed for the
		-- time before. A newer text changes nothing; a pledge taken back ends it, and so does closing.
		create function reporting_begins() returns trigger language plpgsql as $$
		begin
			insert into reporting_record (organisation_id, covered_until)
				values (new.organisation_id, half_year_last_opened((new.signed_at at time zone 'Europe/Copenhagen')::date))
				on conflict do nothing;
			return null;
		end $$;
		create trigger signature_begins_reporting after insert on signature
			for each row when (new.withdrawn_at is null and new.superseded_at is null) execute function reporting_begins();

		create function reporting_ends() returns trigger language plpgsql as $$
		begin
			delete from reporting_record where organisation_id = new.organisation_id;
			return null;
		end $$;
		create trigger signature_ends_reporting after update of withdrawn_at on signature
			for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function reporting_ends();

		create function reporting_ends_with_organisation() returns trigger language plpgsql as $$
		begin
			delete from reporting_record where organisation_id = new.id;
			return null;
		end $$;
		create trigger organisation_ends_reporting after update of state on organisation
			for each row when (new.state = 'closed') execute function reporting_ends_with_organisation();

		-- Nobody was asked for a report before there were reports, so nothing is owed for the time until today.
		insert into reporting_record (organisation_id, covered_until)
			select s.organisation_id, half_year_last_opened((now() at time zone 'Europe/Copenhagen')::date)
			from signature s join organisation o on o.id = s.organisation_id
			where s.superseded_at is null and s.withdrawn_at is null and o.state <> 'closed'
			on conflict do nothing;

		-- A sent report covers its half-year, whoever sends it.
		create function report_covers() returns trigger language plpgsql as $$
		begin
			update reporting_record set covered_until = new.half_year
				where organisation_id = new.organisation_id and covered_until < new.half_year;
			return null;
		end $$;
		create trigger report_covers after insert or update of version on report
			for each row when (new.version > 0) execute function report_covers();

		-- Which open window of a browser saved last, and its how many-eth time: its own older save never overtakes a newer.
		alter table report add column tab uuid;
		alter table report add column tab_save integer not null default 0;
		alter table report add constraint report_picture_has_words check (image_id is null or version = 0 or image_alt <> '');
		create index report_image on report (image_id) where image_id is not null;
		create index reporting_extension_half_year on reporting_extension (half_year, until);

		-- "Is this still right?": one person's way to say yes from a mail, once.
		create table still_right_link (
			id integer generated always as identity primary key,
			organisation_id integer not null references organisation on delete cascade,
			person_id integer not null references person on delete cascade,
			secret_hash text not null unique,
			asked_at timestamptz not null default now(),
			expires_at timestamptz not null,
			used_at timestamptz
		);
		create index still_right_link_organisation on still_right_link (organisation_id, asked_at);
		create index still_right_link_person on still_right_link (person_id);
		create index still_right_link_expiry on still_right_link (expires_at);

		create index organisation_last_confirmed on organisation (last_confirmed_at, id) where state = 'approved';
		create index site_last_confirmed on site (last_confirmed_at, organisation_id);
	`.execute(db);
}
