/** How a promise ends and changes: who says it is kept and who decides, changes that bind others, successors, the way it works. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- The first due date, once it was changed.
		alter table commitment add column original_due_on date;
		-- The promise that this one takes over from; a promise has one successor.
		alter table commitment add column replaces_id integer unique references commitment check (replaces_id <> id);
		-- Since when the counterpart is bound: changes then take its signature too.
		alter table commitment add column counterpart_agreed_at timestamptz
			check (counterpart_agreed_at is null or counterpart_id is not null);

		-- Somebody of the makers says: we are done. Another side decides what became of it.
		create table closing (
			id integer generated always as identity primary key,
			commitment_id integer not null references commitment,
			-- the side that says so: it can never decide
			organisation_id integer not null references organisation,
			word text not null check (length(word) between 3 and 1000),
			reported_by integer references person,
			reported_at timestamptz not null default now(),
			outcome text check (outcome in ('delivered', 'partly', 'not_delivered', 'sent_back', 'taken_back', 'withdrawn')),
			-- what the confirmed figure pointed to when a person decided
			suggested text check (suggested in ('delivered', 'partly', 'not_delivered')),
			note text not null default '' check (length(note) <= 1000),
			-- null: the municipality, acting as itself
			decided_organisation_id integer references organisation,
			decided_by integer references person,
			decided_at timestamptz,
			check ((outcome is null) = (decided_at is null)),
			check (outcome is distinct from 'sent_back' or length(note) >= 3)
		);
		create unique index closing_open on closing (commitment_id) where decided_at is null;
		create index closing_commitment on closing (commitment_id, id);
		create index closing_waiting on closing (reported_at, id) where decided_at is null;

		-- The side that called a promise done: the organisation, its units, its members, the person who typed it, and
		-- the municipality where one of its own units did (its auditor may decide).
		create function is_closing_side(the_side integer, the_reporter integer, the_organisation integer, the_person integer)
			returns boolean language sql stable as $$
			select exists (
				select from organisation side where side.id = the_side and (
					the_person = the_reporter
					or the_organisation = side.id
					or exists (select from membership m where m.organisation_id = side.id and m.person_id = the_person)
					or exists (select from organisation o where o.id = the_organisation
						and (coalesce(o.parent_id, o.id) = coalesce(side.parent_id, side.id)
							or (o.kind = 'municipality' and side.kind = 'municipality')))
					or (side.kind = 'municipality' and exists (select from person p where p.id = the_person
						and p.municipal_role is not null and p.municipal_role <> 'auditor'))))
		$$;

		create function closing_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				raise exception 'closing is never deleted' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and (old.decided_at is not null
				or (new.commitment_id, new.organisation_id, new.word, new.reported_by, new.reported_at)
					is distinct from (old.commitment_id, old.organisation_id, old.word, old.reported_by, old.reported_at)) then
				raise exception 'a closing is decided once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if new.outcome in ('delivered', 'partly', 'not_delivered', 'sent_back')
				and is_closing_side(new.organisation_id, new.reported_by, new.decided_organisation_id, new.decided_by) then
				raise exception 'a side cannot decide its own outcome' using errcode = 'check_violation', constraint = 'closing_not_own_side';
			end if;
			return new;
		end $$;
		create trigger closing_guard before insert or update or delete on closing
			for each row execute function closing_guard();

		-- A running promise only comes to an outcome through a closing that another side decided.
		create function commitment_outcome_guard() returns trigger language plpgsql as $$
		begin
			if old.state <> 'reported' or not exists (
				select from closing c where c.id = (select max(id) from closing where commitment_id = new.id)
				and c.outcome = new.state and c.decided_by is not distinct from new.state_changed_by
				and not is_closing_side(c.organisation_id, c.reported_by, c.decided_organisation_id, new.state_changed_by)) then
				raise exception 'an outcome is decided by another side' using errcode = 'check_violation', constraint = 'commitment_outcome_decided';
			end if;
			return new;
		end $$;
		create trigger commitment_outcome_guard before update of state on commitment
			for each row when (new.state <> old.state and new.state in ('delivered', 'partly', 'not_delivered'))
			execute function commitment_outcome_guard();

		-- Another target or due date where others are bound: proposed, and signed anew by each of them.
		create table amendment_proposal (
			id integer generated always as identity primary key,
			commitment_id integer not null references commitment,
			organisation_id integer not null references organisation,
			from_target numeric not null,
			to_target numeric not null check (to_target >= 0 and to_target < 1000000),
			from_due_on date not null,
			to_due_on date not null,
			reason text not null check (length(reason) between 3 and 1000),
			proposed_by integer references person,
			proposed_at timestamptz not null default now(),
			-- lapsed: the promise was given up or replaced before all had signed
			outcome text check (outcome in ('applied', 'declined', 'taken_back', 'lapsed')),
			decided_at timestamptz,
			check ((outcome is null) = (decided_at is null)),
			check (from_target <> to_target or from_due_on <> to_due_on)
		);
		create unique index amendment_proposal_open on amendment_proposal (commitment_id) where decided_at is null;
		create index amendment_proposal_commitment on amendment_proposal (commitment_id, id);

		create table amendment_signature (
			proposal_id integer not null references amendment_proposal,
			organisation_id integer not null references organisation,
			answer text check (answer in ('signed', 'declined')),
			reason text not null default '' check (length(reason) <= 1000),
			answered_by integer references person,
			answered_at timestamptz,
			primary key (proposal_id, organisation_id),
			check ((answer is null) = (answered_at is null)),
			check (answer is distinct from 'declined' or length(reason) >= 3)
		);
		create index amendment_signature_asked on amendment_signature (organisation_id) where answer is null;

		create function amendment_proposal_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' or old.decided_at is not null
				or (new.commitment_id, new.organisation_id, new.from_target, new.to_target, new.from_due_on, new.to_due_on, new.reason, new.proposed_by, new.proposed_at)
					is distinct from (old.commitment_id, old.organisation_id, old.from_target, old.to_target, old.from_due_on, old.to_due_on, old.reason, old.proposed_by, old.proposed_at) then
				raise exception 'an amendment is decided once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if new.outcome = 'applied' and exists (select from amendment_signature s
				where s.proposal_id = new.id and s.answer is distinct from 'signed') then
				raise exception 'an amendment applies when all have signed' using errcode = 'check_violation', constraint = 'amendment_all_signed';
			end if;
			return new;
		end $$;
		create trigger amendment_proposal_guard before update or delete on amendment_proposal
			for each row execute function amendment_proposal_guard();
		create function amendment_signature_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' or old.answered_at is not null
				or (new.proposal_id, new.organisation_id) is distinct from (old.proposal_id, old.organisation_id) then
				raise exception 'an answer to an amendment stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger amendment_signature_guard before update or delete on amendment_signature
			for each row execute function amendment_signature_guard();

		-- Everybody a promise binds: the organisation or the partnership's signed parties, and a counterpart that agreed.
		create function bound_organisations(the_commitment integer) returns setof integer language sql stable as $$
			select organisation_id from commitment where id = the_commitment and organisation_id is not null
			union
			select party.organisation_id from commitment c join partnership_party party on party.partnership_id = c.partnership_id
				where c.id = the_commitment and party.state = 'signed'
			union
			select counterpart_id from commitment where id = the_commitment and counterpart_agreed_at is not null
		$$;

		alter table commitment_amendment drop constraint commitment_amendment_check;
		alter table commitment_amendment add column from_due_on date;
		alter table commitment_amendment add column to_due_on date;
		alter table commitment_amendment add column proposal_id integer unique references amendment_proposal;
		alter table commitment_amendment add check (from_target <> to_target or from_due_on is distinct from to_due_on);
		alter table commitment_amendment add check ((from_due_on is null) = (to_due_on is null));

		create function commitment_amendment_guard() returns trigger language plpgsql as $$
		begin
			if new.proposal_id is null then
				if (select count(*) from bound_organisations(new.commitment_id)) > 1 then
					raise exception 'a change that binds others takes their signatures' using errcode = 'check_violation', constraint = 'amendment_others_bound';
				end if;
			elsif not exists (select from amendment_proposal p where p.id = new.proposal_id and p.commitment_id = new.commitment_id
				and p.outcome = 'applied' and p.to_target = new.to_target and p.to_due_on = new.to_due_on) then
				raise exception 'an amendment follows its proposal' using errcode = 'check_violation', constraint = 'amendment_follows_proposal';
			end if;
			return new;
		end $$;
		create trigger commitment_amendment_guard before insert on commitment_amendment
			for each row execute function commitment_amendment_guard();

		-- The municipality's six steps, in the makers' own words. All may be empty.
		create table theory_of_change (
			commitment_id integer primary key references commitment on delete cascade,
			challenge text not null default '' check (length(challenge) <= 600),
			target_group text not null default '' check (length(target_group) <= 600),
			effects text not null default '' check (length(effects) <= 600),
			results text not null default '' check (length(results) <= 600),
			activities text not null default '' check (length(activities) <= 600),
			resources text not null default '' check (length(resources) <= 600),
			saved_by integer references person,
			saved_at timestamptz not null default now()
		);

		create trigger closing_announce after insert or update on closing
			for each statement execute function announce_content_change();
		create trigger amendment_proposal_announce after insert or update on amendment_proposal
			for each statement execute function announce_content_change();
		create trigger amendment_signature_announce after insert or update on amendment_signature
			for each statement execute function announce_content_change();
		create trigger commitment_amendment_announce after insert on commitment_amendment
			for each statement execute function announce_content_change();
		create trigger theory_of_change_announce after insert or update or delete on theory_of_change
			for each statement execute function announce_content_change();
	`.execute(db);
}
