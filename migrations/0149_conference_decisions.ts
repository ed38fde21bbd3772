/** What was decided at a conference: by whom it is done, by when, what it was carried into, and what came of it (decision 0112). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table conference_decision (
			id integer generated always as identity primary key,
			conference_id integer not null constraint conference_decision_conference_fkey references conference,
			words text not null,
			committee text,
			owner text,
			due_on date not null,
			written_at timestamptz not null default now(),
			written_by integer not null references person,
			commitment_id integer constraint conference_decision_commitment_fkey references commitment on delete set null,
			action_id integer constraint conference_decision_action_fkey references plan_action on delete set null,
			barrier_id integer constraint conference_decision_barrier_fkey references barrier on delete set null,
			done_on date,
			outcome text,
			done_by integer references person,
			constraint conference_decision_words_length check (length(words) between 3 and 1000 and length(owner) between 2 and 160
				and length(outcome) between 3 and 2000),
			constraint conference_decision_has_one_owner check (num_nonnulls(committee, owner) = 1),
			constraint conference_decision_carried_once check (num_nonnulls(commitment_id, action_id, barrier_id) <= 1),
			constraint conference_decision_done_is_whole check (num_nonnulls(done_on, outcome, done_by) in (0, 3))
		);
		create index conference_decision_of_conference on conference_decision (conference_id, due_on, id);
		create index conference_decision_open on conference_decision (due_on, id) where done_on is null;
		create index conference_decision_commitment on conference_decision (commitment_id) where commitment_id is not null;
		create index conference_decision_action on conference_decision (action_id) where action_id is not null;
		create index conference_decision_barrier on conference_decision (barrier_id) where barrier_id is not null;

		create function hold_conference_decision() returns trigger language plpgsql as $$
		declare
			held date;
		begin
			select held_on into held from conference where id = new.conference_id for share;
			if new.due_on <= held or new.done_on < held then
				raise exception 'what was decided is done after the conference' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and (new.conference_id, new.words, new.committee, new.owner, new.due_on)
					is distinct from (old.conference_id, old.words, old.committee, old.owner, old.due_on) then
				raise exception 'a decision stands as it was taken' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'UPDATE' and old.done_on is not null and (new.done_on, new.outcome, new.done_by)
					is distinct from (old.done_on, old.outcome, old.done_by) then
				raise exception 'what came of a decision stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger conference_decision_holds before insert or update on conference_decision
			for each row execute function hold_conference_decision();
		create trigger conference_decision_stays before delete on conference_decision
			for each row execute function hold_append_only();
		create trigger conference_decision_announce after insert or update or delete on conference_decision
			for each row execute function announce_row();
	`.execute(db);
}
