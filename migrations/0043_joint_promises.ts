/**
 * A joint promise names its parties, and binds when each has said yes and the municipality has accepted it.
 *
 * Until now it stood in the name of every party of its partnership as soon as one had written it and another accepted it.
 * Those that the municipality or the lead had accepted are carried over as signed by all their parties, as of then: they
 * have been public in these names, have been worked on and reported toward since, and every party signed the partnership
 * that they belong to. To ask now would take down what has been promised to the city. No person stands by such a yes.
 * Proposals that wait are carried over as asked: their author has said yes by proposing, the others are waited for.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table commitment
			add column approved_at timestamptz,
			add column approved_by integer constraint commitment_approved_by_fkey references person;

		create table commitment_party (
			commitment_id integer not null constraint commitment_party_commitment_fkey references commitment on delete cascade,
			organisation_id integer not null constraint commitment_party_organisation_fkey references organisation,
			-- Null: not answered yet.
			answer text constraint commitment_party_answer check (answer in ('signed', 'declined')),
			reason text not null default '' constraint commitment_party_reason check (length(reason) <= 1000),
			answered_by integer constraint commitment_party_answered_by_fkey references person,
			answered_at timestamptz,
			asked_at timestamptz not null,
			-- When it was last reminded, and how often the calendar has done so.
			reminded_at timestamptz,
			reminders smallint not null default 0 constraint commitment_party_reminders check (reminders >= 0),
			constraint commitment_party_pkey primary key (commitment_id, organisation_id),
			constraint commitment_party_moment_with_answer check ((answer is null) = (answered_at is null)),
			constraint commitment_party_reason_when_declined check (answer is distinct from 'declined' or length(reason) >= 3)
		);
		create index commitment_party_organisation on commitment_party (organisation_id, commitment_id);
		create index commitment_party_asked on commitment_party (asked_at) where answer is null;

		insert into commitment_party (commitment_id, organisation_id, answer, answered_at, asked_at)
			select c.id, party.organisation_id, 'signed', at.accepted, at.accepted
			from commitment c
			join partnership_party party on party.partnership_id = c.partnership_id and party.state = 'signed',
				lateral (select coalesce(c.accepted_at, c.state_changed_at) as accepted) at
			where c.state not in ('draft', 'proposed', 'declined');
		insert into commitment_party (commitment_id, organisation_id, answer, answered_at, asked_at)
			select c.id, party.organisation_id, case when party.organisation_id = c.author_id then 'signed' end,
				case when party.organisation_id = c.author_id then c.state_changed_at end, c.state_changed_at
			from commitment c
			join partnership_party party on party.partnership_id = c.partnership_id and party.state = 'signed'
			where c.state = 'proposed';
		update commitment set approved_at = accepted_at where accepted_at is not null;

		-- An answer stands until it is asked anew, and for good once the promise is public. Erasing a person takes the hand.
		create function commitment_party_guard() returns trigger language plpgsql as $$
		begin
			if exists (select from commitment where id = old.commitment_id and state not in ('draft', 'proposed', 'declined'))
				and (tg_op = 'DELETE' or (new.commitment_id, new.organisation_id, new.answer, new.reason, new.answered_at)
					is distinct from (old.commitment_id, old.organisation_id, old.answer, old.reason, old.answered_at)) then
				raise exception 'what a party has said to a promise stands' using errcode = 'restrict_violation';
			end if;
			return coalesce(new, old);
		end $$;
		create trigger commitment_party_guard before update or delete on commitment_party
			for each row execute function commitment_party_guard();
		create trigger commitment_party_announce after insert or update or delete on commitment_party
			for each statement execute function announce_content_change();

		-- Looked at when the transaction ends: what is public in a partnership's name has the yes of all it names.
		create function commitment_all_said_yes() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' and old.state not in ('draft', 'proposed', 'declined') then return null; end if;
			if tg_op = 'UPDATE' and new.approved_at is null then
				raise exception 'a joint promise binds when the municipality has accepted it'
					using errcode = 'check_violation', constraint = 'commitment_approved';
			end if;
			if (select count(*) filter (where answer = 'signed') < 2 or bool_or(answer is distinct from 'signed')
				from commitment_party where commitment_id = new.id) then
				raise exception 'a joint promise binds when all it names have said yes'
					using errcode = 'check_violation', constraint = 'commitment_all_said_yes';
			end if;
			return null;
		end $$;
		create constraint trigger commitment_all_said_yes after insert or update of state on commitment
			deferrable initially deferred for each row
			when (new.partnership_id is not null and new.state in ('active', 'reported'))
			execute function commitment_all_said_yes();

		create or replace function bound_organisations(the_commitment integer) returns setof integer language sql stable as $$
			select organisation_id from commitment where id = the_commitment and organisation_id is not null
			union
			select named.organisation_id from commitment c
				join commitment_party named on named.commitment_id = c.id and named.answer = 'signed'
				join partnership_party party on party.partnership_id = c.partnership_id
					and party.organisation_id = named.organisation_id and party.state = 'signed'
				where c.id = the_commitment
			union
			select counterpart_id from commitment where id = the_commitment and counterpart_agreed_at is not null
		$$;

		-- Who accepts belongs to none of its sides, when they accept; the last yes may come later, and finds that settled.
		create or replace function commitment_own_case() returns trigger language plpgsql as $$
		declare
			person integer := case tg_argv[0] when 'approval' then new.approved_by else new.state_changed_by end;
		begin
			if tg_argv[0] = 'state' and new.state = 'active' and old.approved_at is not null then return new; end if;
			perform refuse_own_case(side, person, old.state_changed_at) from (
				select coalesce(new.author_id, new.organisation_id) as side
				union select new.counterpart_id
				union select organisation_id from commitment_party where commitment_id = new.id
				order by side) sides;
			return new;
		end $$;
		drop trigger commitment_own_case on commitment;
		create trigger commitment_own_case before update of state on commitment for each row
			when (old.state = 'proposed' and new.state in ('active', 'declined'))
			execute function commitment_own_case('state');
		create trigger commitment_approval_own_case before update of approved_by on commitment for each row
			when (new.approved_by is not null and new.approved_by is distinct from old.approved_by)
			execute function commitment_own_case('approval');

		alter table commitment_event drop constraint commitment_event_kind,
			add constraint commitment_event_kind check (kind in ('party_signed', 'accepted', 'agreed', 'milestone_added',
				'milestone_reached', 'milestone_reopened', 'milestone_removed', 'amendment_proposed', 'amendment_signed',
				'amendment_declined', 'amendment_taken_back', 'amended', 'reported', 'sent_back', 'closing_taken_back',
				'delivered', 'partly', 'not_delivered', 'withdrawn', 'replaced'));
	`.execute(db);
}
