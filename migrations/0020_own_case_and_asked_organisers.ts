/** Nobody decides the case of an organisation they are bound to; organisations are asked before they are named. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- When somebody last left an organisation: leaving does not free for what came up before.
		create table past_membership (
			organisation_id integer not null references organisation on delete cascade,
			person_id integer not null references person on delete cascade,
			left_at timestamptz not null default now(),
			primary key (organisation_id, person_id)
		);
		create index past_membership_person on past_membership (person_id);

		create function membership_ends() returns trigger language plpgsql as $$
		begin
			-- Nothing is left to remember where the organisation or the person goes in the same moment.
			insert into past_membership (organisation_id, person_id)
				select o.id, p.id from organisation o, person p where o.id = old.organisation_id and p.id = old.person_id
				on conflict (organisation_id, person_id) do update set left_at = excluded.left_at;
			return null;
		end $$;
		create trigger membership_ends after delete on membership
			for each row execute function membership_ends();

		-- Whether the person registered the organisation, is a member of it or of another unit under the same parent, or
		-- has been one since the case came up.
		create function is_own_case(the_organisation integer, the_person integer, since timestamptz)
			returns boolean language sql stable as $$
			select exists (
				select from organisation o where o.id = the_organisation and (
					o.created_by = the_person
					or exists (select from membership m join organisation own on own.id = m.organisation_id
						where m.person_id = the_person and coalesce(own.parent_id, own.id) = coalesce(o.parent_id, o.id))
					or exists (select from past_membership m join organisation own on own.id = m.organisation_id
						where m.person_id = the_person and m.left_at >= since
						and coalesce(own.parent_id, own.id) = coalesce(o.parent_id, o.id))))
		$$;

		create function refuse_own_case(the_organisation integer, the_person integer, since timestamptz)
			returns void language plpgsql as $$
		begin
			if the_organisation is null or the_person is null then
				return;
			end if;
			-- Whoever becomes a member holds the organisation, so this waits for them.
			perform from organisation where id = the_organisation for share;
			if is_own_case(the_organisation, the_person, since) then
				raise exception 'nobody decides the case of an organisation they are bound to'
					using errcode = 'check_violation', constraint = 'not_own_case';
			end if;
		end $$;

		create function organisation_review_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_case(new.organisation_id, new.reviewed_by,
				(select state_changed_at from organisation where id = new.organisation_id));
			return new;
		end $$;
		create trigger organisation_review_own_case before insert on organisation_review
			for each row execute function organisation_review_own_case();

		-- An application whose last member erases themselves is closed by nobody's decision.
		create function organisation_state_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_case(new.id, new.state_changed_by, old.state_changed_at);
			return new;
		end $$;
		create trigger organisation_state_own_case before update of state on organisation
			for each row when (new.state <> old.state and new.state_changed_at <> old.state_changed_at
				and (new.state in ('approved', 'changes_requested', 'declined', 'suspended')
					or (new.state = 'closed' and old.state in ('approved', 'suspended', 'listed'))))
			execute function organisation_state_own_case();

		-- The lead of a partnership answers what another party wrote; it is bound by what it wrote itself.
		create function commitment_own_case() returns trigger language plpgsql as $$
		declare
			author integer := coalesce(new.author_id, new.organisation_id);
			answers_as_lead boolean := exists (
				select from partnership p join membership m on m.organisation_id = p.lead_organisation_id
				where p.id = new.partnership_id and m.person_id = new.state_changed_by and p.lead_organisation_id is distinct from author);
		begin
			perform refuse_own_case(author, new.state_changed_by, old.state_changed_at);
			if not answers_as_lead then
				perform refuse_own_case(side, new.state_changed_by, old.state_changed_at) from (
					select new.counterpart_id as side
					union select organisation_id from partnership_party where partnership_id = new.partnership_id
					order by side) sides;
			end if;
			return new;
		end $$;
		create trigger commitment_own_case before update of state on commitment
			for each row when (old.state = 'proposed' and new.state in ('active', 'declined'))
			execute function commitment_own_case();

		-- Below, no organisation means the municipality, acting as itself.
		create function refuse_own_report(the_contribution integer, the_person integer)
			returns void language plpgsql as $$
		begin
			perform refuse_own_case(side.id, the_person, c.reported_at) from contribution c
				join organisation side on side.id in (c.organisation_id, c.writer_organisation_id)
				where c.id = the_contribution order by side.id;
		end $$;

		create function verification_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_report(new.contribution_id, new.person_id);
			return new;
		end $$;
		create trigger verification_own_case before insert on verification
			for each row when (new.organisation_id is null) execute function verification_own_case();

		create function contest_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_report(new.contribution_id, case tg_op when 'INSERT' then new.person_id else new.resolved_by end);
			if tg_op = 'UPDATE' then
				perform refuse_own_case(new.organisation_id, new.resolved_by, new.contested_at);
			end if;
			return new;
		end $$;
		create trigger contest_own_case before insert on contest
			for each row when (new.organisation_id is null) execute function contest_own_case();
		create trigger contest_own_decision before update of resolution on contest
			for each row when (new.resolution in ('stands', 'rejected')
				or (new.resolution = 'withdrawn' and new.organisation_id is null))
			execute function contest_own_case();

		create function closing_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_case(new.organisation_id, new.decided_by, new.reported_at);
			return new;
		end $$;
		create trigger closing_own_case before update of outcome on closing
			for each row when (new.decided_organisation_id is null
				and new.outcome in ('delivered', 'partly', 'not_delivered', 'sent_back'))
			execute function closing_own_case();

		create function posting_own_case() returns trigger language plpgsql as $$
		begin
			perform refuse_own_case(new.organisation_id, new.state_changed_by, coalesce(new.published_at, new.created_at));
			return new;
		end $$;
		create trigger posting_own_case before update of closed_by_municipality on posting
			for each row when (new.closed_by_municipality <> old.closed_by_municipality)
			execute function posting_own_case();

		-- Null: given from the command line, or before this was written down.
		alter table person add column municipal_role_given_by integer references person;
		alter table person add constraint municipal_role_from_another check (municipal_role_given_by <> id);

		-- named: chosen in a draft, nobody has been asked; withdrawn: the question, or the place, was taken back.
		alter table event_organiser
			add column state text not null default 'named' constraint event_organiser_state
				check (state in ('named', 'asked', 'accepted', 'declined', 'left', 'withdrawn')),
			add column asked_at timestamptz,
			add column asked_by integer references person,
			-- how often the question was put anew; each time is one mail
			add column asks smallint not null default 0,
			-- who said yes or no, left, or took the question back
			add column decided_at timestamptz,
			add column decided_by integer references person;

		-- Nobody asked those who stand here from before: they are asked now, and shown once they have said yes.
		update event_organiser set state = 'asked', asked_at = now(), asks = 1
			where event_id in (select id from event where state <> 'draft');

		alter table event_organiser
			add constraint event_organiser_asked check ((state = 'named') = (asked_at is null)),
			add constraint event_organiser_decided check ((state in ('named', 'asked')) = (decided_at is null));
		create index event_organiser_open on event_organiser (organisation_id, event_id) where state in ('asked', 'accepted');

		create function event_organiser_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'INSERT' then
				if new.state not in ('named', 'asked') then
					raise exception 'an organisation is asked before it takes part' using errcode = 'check_violation', constraint = 'event_organiser_step';
				end if;
				if exists (select from event where id = new.event_id and organisation_id = new.organisation_id) then
					raise exception 'the organiser does not ask itself' using errcode = 'check_violation', constraint = 'event_organiser_other';
				end if;
				return new;
			end if;
			if (new.event_id, new.organisation_id) is distinct from (old.event_id, old.organisation_id)
				or (old.state, new.state) not in (
					('named', 'asked'), ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'),
					('accepted', 'left'), ('accepted', 'withdrawn'), ('declined', 'asked'), ('left', 'asked'), ('withdrawn', 'asked')) then
				raise exception 'an organisation is asked, and answers once' using errcode = 'check_violation', constraint = 'event_organiser_step';
			end if;
			if new.state in ('accepted', 'declined', 'left') and not exists (
				select from membership where organisation_id = new.organisation_id and person_id = new.decided_by) then
				raise exception 'only its own members answer for an organisation' using errcode = 'check_violation', constraint = 'event_organiser_own_answer';
			end if;
			if old.state in ('declined', 'left') and new.asked_at < old.decided_at + interval '720 hours' then
				raise exception 'a no is left in peace for 30 days' using errcode = 'check_violation', constraint = 'event_organiser_left_in_peace';
			end if;
			return new;
		end $$;
		create trigger event_organiser_guard before insert or update on event_organiser
			for each row execute function event_organiser_guard();
	`.execute(db);
}
