/**
 * Barriers that people meet, from the first word to what came of the answer (decision 0094). What was written and what is shown are
 * columns of their own: nobody's words are public before somebody has read them.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table barrier (
			id integer generated always as identity primary key,
			slug text not null constraint barrier_slug_key unique,
			state text not null,
			kind text not null,
			area text not null,
			district_nr smallint,
			content_locale text not null,
			-- Told by an organisation: its name stands on it.
			organisation_id integer constraint barrier_organisation_fkey references organisation,
			-- As it was written. On the desk only, and only for a time.
			written_title text,
			written_body text,
			written_help text,
			written_source text,
			written_source_url text,
			-- As it was read, and is shown.
			title text,
			body text,
			help text,
			told_at timestamptz not null default now(),
			received_at timestamptz,
			shown_at timestamptz,
			shown_by integer references person,
			committee text,
			unit text,
			answer_due_on date,
			owned_at timestamptz,
			owned_by integer references person,
			answer text,
			answered_at timestamptz,
			answered_by integer references person,
			merged_into_id integer constraint barrier_merged_into_fkey references barrier,
			merged_at timestamptz,
			merged_by integer references person,
			down_reason text,
			down_at timestamptz,
			-- Kept by the voices' trigger.
			supporters integer not null default 0,
			solved integer not null default 0,
			unsolved integer not null default 0,
			search tsvector generated always as (
				search_words(coalesce(title, ''), true) || search_words(coalesce(body, '') || ' ' || coalesce(help, ''), false)) stored,

			constraint barrier_state check (state in ('unconfirmed', 'received', 'shown', 'owned', 'answered', 'down', 'merged')),
			constraint barrier_kind check (kind in ('individual', 'systemic')),
			constraint barrier_district_nr check (district_nr between 1 and 10),
			constraint barrier_locale_is_tag check (is_language_tag(content_locale)),
			constraint barrier_down_reason check (down_reason in ('spam', 'misleading', 'discriminates', 'unlawful', 'personal_data',
				'other')),
			constraint barrier_words_length check (length(title) between 3 and 160 and length(body) between 10 and 4000
				and length(help) between 1 and 2000 and length(answer) between 3 and 8000 and length(unit) between 2 and 160),
			constraint barrier_written_length check (length(written_title) between 3 and 160 and length(written_body) between 10 and 4000
				and length(written_help) between 1 and 2000 and length(written_source) between 1 and 300
				and length(written_source_url) <= 500),

			constraint barrier_received_when_confirmed check ((state = 'unconfirmed') = (received_at is null)),
			constraint barrier_waits_with_words check (state not in ('unconfirmed', 'received')
				or num_nonnulls(written_title, written_body) = 2),
			-- Nothing is shown that nobody has read, and who read it is said.
			constraint barrier_shown_was_read check (num_nonnulls(title, body, shown_at, shown_by) in (0, 4)
				and (help is null or title is not null)),
			constraint barrier_is_shown_with_words check (state not in ('shown', 'owned', 'answered') or shown_at is not null),
			constraint barrier_unread_is_not_further check (state <> 'received' or shown_at is null),
			constraint barrier_owner_is_whole check (num_nonnulls(committee, unit) <= 1
				and (num_nonnulls(committee, unit) = 1) = (answer_due_on is not null)
				and num_nonnulls(answer_due_on, owned_at, owned_by) in (0, 3)),
			constraint barrier_owned_has_owner check (state not in ('owned', 'answered') or answer_due_on is not null),
			-- An answer has its words, who gave it and when, or it is none.
			constraint barrier_answer_is_whole check (num_nonnulls(answer, answered_at, answered_by) in (0, 3)),
			constraint barrier_answered_has_answer check (state <> 'answered' or answer is not null),
			constraint barrier_answer_came_later check (answered_at >= received_at),
			constraint barrier_merged_is_whole check ((state = 'merged') = (merged_into_id is not null)
				and num_nonnulls(merged_into_id, merged_at, merged_by) in (0, 3) and merged_into_id <> id),
			constraint barrier_down_says_why check ((state = 'down') = (down_reason is not null)
				and (down_reason is null) = (down_at is null)),
			constraint barrier_counts check (supporters >= 0 and solved >= 0 and unsolved >= 0 and solved + unsolved <= supporters)
		);
		create index barrier_newest on barrier (shown_at desc, id desc) where state in ('shown', 'owned', 'answered');
		create index barrier_known_to_most on barrier (supporters desc, id desc) where state in ('shown', 'owned', 'answered');
		create index barrier_by_answer_due on barrier (answer_due_on, id) where state = 'owned';
		create index barrier_by_answer on barrier (answered_at desc, id desc) where state = 'answered';
		create index barrier_waiting on barrier (received_at, id) where state = 'received';
		create index barrier_by_receipt on barrier (received_at desc, id desc) where received_at is not null;
		create index barrier_unconfirmed on barrier (told_at) where state = 'unconfirmed';
		create index barrier_written on barrier (shown_at) where written_body is not null;
		create index barrier_down on barrier (down_at) where state = 'down';
		create index barrier_search on barrier using gin (search);
		create index barrier_organisation on barrier (organisation_id) where organisation_id is not null;
		create index barrier_merged_into on barrier (merged_into_id) where merged_into_id is not null;

		create table barrier_voice (
			id integer generated always as identity primary key,
			barrier_id integer not null constraint barrier_voice_barrier_fkey references barrier on delete cascade,
			-- Empty once it is no longer needed, or its owner asked for it: the voice still counts.
			email text constraint barrier_voice_email_length check (length(email) between 3 and 254),
			locale text not null constraint barrier_voice_locale_is_tag check (is_language_tag(locale)),
			told boolean not null default false,
			asked_at timestamptz not null default now(),
			mailed_at timestamptz not null default now(),
			confirmed_at timestamptz,
			verdict text constraint barrier_voice_verdict check (verdict in ('solved', 'unsolved')),
			verdict_at timestamptz,
			constraint barrier_voice_unconfirmed_has_email check (confirmed_at is not null or email is not null),
			-- Whether it is solved is said by who told it.
			constraint barrier_voice_verdict_of_teller check (verdict is null or (told and confirmed_at is not null)),
			constraint barrier_voice_verdict_is_whole check ((verdict is null) = (verdict_at is null))
		);
		-- A person counts once.
		create unique index barrier_voice_once on barrier_voice (barrier_id, lower(email)) where email is not null;
		create index barrier_voice_of_barrier on barrier_voice (barrier_id, id);
		create index barrier_voice_email on barrier_voice (lower(email)) where email is not null;
		create index barrier_voice_unconfirmed on barrier_voice (asked_at) where confirmed_at is null;

		create table barrier_source (
			id integer generated always as identity primary key,
			barrier_id integer not null constraint barrier_source_barrier_fkey references barrier on delete cascade,
			source text not null,
			url text,
			added_at timestamptz not null default now(),
			added_by integer not null references person,
			constraint barrier_source_length check (length(source) between 1 and 300 and length(url) <= 500)
		);
		create index barrier_source_of_barrier on barrier_source (barrier_id, id);

		create table barrier_outcome (
			id integer generated always as identity primary key,
			barrier_id integer not null constraint barrier_outcome_barrier_fkey references barrier,
			words text not null constraint barrier_outcome_length check (length(words) between 3 and 4000),
			written_at timestamptz not null default now(),
			written_by integer not null references person
		);
		create index barrier_outcome_of_barrier on barrier_outcome (barrier_id, written_at, id);

		create table barrier_link (
			id integer generated always as identity primary key,
			barrier_id integer not null constraint barrier_link_barrier_fkey references barrier on delete cascade,
			commitment_id integer constraint barrier_link_commitment_fkey references commitment on delete cascade,
			action_id integer constraint barrier_link_action_fkey references plan_action on delete cascade,
			posting_id integer constraint barrier_link_posting_fkey references posting on delete cascade,
			linked_at timestamptz not null default now(),
			linked_by integer not null references person,
			constraint barrier_link_is_one_thing check (num_nonnulls(commitment_id, action_id, posting_id) = 1)
		);
		create unique index barrier_link_commitment on barrier_link (commitment_id, barrier_id) where commitment_id is not null;
		create unique index barrier_link_action on barrier_link (action_id, barrier_id) where action_id is not null;
		create unique index barrier_link_posting on barrier_link (posting_id, barrier_id) where posting_id is not null;
		create index barrier_link_of_barrier on barrier_link (barrier_id, id);

		create table barrier_takedown (
			id integer generated always as identity primary key,
			barrier_id integer not null constraint barrier_takedown_barrier_fkey references barrier on delete cascade,
			reason text not null,
			words text not null,
			state_before text not null,
			taken_down_at timestamptz not null,
			taken_down_by integer not null references person,
			appeal text,
			appealed_at timestamptz,
			decision text,
			decision_words text,
			decided_at timestamptz,
			decided_by integer references person,
			constraint barrier_takedown_reason check (reason in ('spam', 'misleading', 'discriminates', 'unlawful', 'personal_data', 'other')),
			constraint barrier_takedown_state_before check (state_before in ('received', 'shown', 'owned', 'answered')),
			constraint barrier_takedown_length check (length(words) between 3 and 1000 and length(appeal) between 3 and 2000
				and length(decision_words) between 3 and 1000),
			constraint barrier_takedown_decision check (decision in ('upheld', 'restored')),
			-- The words go after a time, the day stays: there is one appeal.
			constraint barrier_takedown_appeal_was_made check (appeal is null or appealed_at is not null),
			constraint barrier_takedown_decision_is_whole
				check (num_nonnulls(decision, decision_words, decided_at, decided_by) in (0, 4)),
			constraint barrier_takedown_upheld_after_appeal check (decision is distinct from 'upheld' or appealed_at is not null),
			-- The appeal is read by somebody else.
			constraint barrier_takedown_another_decides check (appealed_at is null or decided_by <> taken_down_by)
		);
		create unique index barrier_takedown_once on barrier_takedown (barrier_id) where decision is distinct from 'restored';
		create index barrier_takedown_of_barrier on barrier_takedown (barrier_id, id);
		create index barrier_takedown_appealed on barrier_takedown (appealed_at, id) where appealed_at is not null and decided_at is null;
	`.execute(db);
	await hold(db);
	for (const table of ['barrier', 'barrier_source', 'barrier_outcome', 'barrier_link'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}

/** What a check of one row cannot say: where a state may go, what stands as it was given, and what the voices add up to. */
async function hold(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function hold_barrier() returns trigger language plpgsql as $$
		begin
			if old.state <> new.state and (old.state, new.state) not in (
					('unconfirmed', 'received'),
					('received', 'shown'), ('received', 'down'), ('received', 'merged'),
					('shown', 'owned'), ('shown', 'down'), ('shown', 'merged'),
					('owned', 'answered'), ('owned', 'down'), ('owned', 'merged'),
					('answered', 'down'),
					('down', 'received'), ('down', 'shown'), ('down', 'owned'), ('down', 'answered')) then
				raise exception 'a barrier goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state = 'merged' and new.merged_into_id <> old.merged_into_id then
				raise exception 'a barrier is merged once' using errcode = 'restrict_violation';
			end if;
			if old.answer_due_on is not null and new.answer_due_on is distinct from old.answer_due_on then
				raise exception 'the day of the answer stands' using errcode = 'restrict_violation';
			end if;
			if old.answer is not null and (new.answer, new.answered_at, new.answered_by)
					is distinct from (old.answer, old.answered_at, old.answered_by) then
				raise exception 'an answer stands as it was given' using errcode = 'restrict_violation';
			end if;
			if old.received_at is not null and new.received_at is distinct from old.received_at then
				raise exception 'the day it came stands' using errcode = 'restrict_violation';
			end if;
			if old.state <> 'merged' and new.state = 'merged' and not exists (
					select from barrier where id = new.merged_into_id and state in ('shown', 'owned', 'answered') for share) then
				raise exception 'a barrier is merged into one that is shown' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barrier_holds before update on barrier for each row execute function hold_barrier();

		create function hold_barrier_outcome() returns trigger language plpgsql as $$
		begin
			if (select answer from barrier where id = new.barrier_id for share) is null then
				raise exception 'only of an answer comes something' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barrier_outcome_holds before insert on barrier_outcome
			for each row execute function hold_barrier_outcome();
		create trigger barrier_outcome_append_only before update or delete on barrier_outcome
			for each row execute function hold_append_only();

		-- Held first, counted after: the count sees what everybody before has committed.
		create function count_barrier_voices() returns trigger language plpgsql as $$
		declare
			counted integer;
		begin
			foreach counted in array array(select distinct id from unnest(array[
					case when tg_op <> 'INSERT' then old.barrier_id end,
					case when tg_op <> 'DELETE' then new.barrier_id end]) as one(id) where id is not null order by id) loop
				perform from barrier where id = counted for update;
				update barrier b set supporters = n.supporters, solved = n.solved, unsolved = n.unsolved
					from (select count(*)::int as supporters, count(*) filter (where verdict = 'solved')::int as solved,
							count(*) filter (where verdict = 'unsolved')::int as unsolved
						from barrier_voice where barrier_id = counted and confirmed_at is not null) n
					where b.id = counted and (b.supporters, b.solved, b.unsolved) is distinct from (n.supporters, n.solved, n.unsolved);
			end loop;
			return null;
		end $$;
		create trigger barrier_voice_counts after insert or delete or update of barrier_id, confirmed_at, verdict on barrier_voice
			for each row execute function count_barrier_voices();
	`.execute(db);
}
