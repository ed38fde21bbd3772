/**
 * What is taken down is one table, whatever it is about (decision 0115): a listing, a barrier, a post. Each has a column of its own
 * with its foreign key, and one of them is filled. Appeals about barriers and posts can be opened again as those of listings.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table takedown
			add column barrier_id integer constraint takedown_barrier_fkey references barrier on delete cascade,
			add column post_id integer constraint takedown_post_fkey references debate_post on delete cascade,
			alter column organisation_id drop not null,
			drop constraint takedown_about_one_thing,
			drop constraint takedown_appeal_is_whole,
			drop constraint takedown_state_before,
			add constraint takedown_about_one_thing
				check (num_nonnulls(event_id, opportunity_id, benefit_id, barrier_id, post_id) = 1),
			-- A listing is an organisation's; whose a barrier or a post is, it says itself.
			add constraint takedown_listing_has_organisation
				check ((organisation_id is not null) = (num_nonnulls(event_id, opportunity_id, benefit_id) = 1)),
			-- What a citizen wrote goes after a time, the day stays: there is one appeal.
			add constraint takedown_appeal_is_whole check (case when organisation_id is null then appeal is null or appealed_at is not null
				else (appeal is null) = (appealed_at is null) end),
			add constraint takedown_appealed_for_organisation check (appealed_by is null or organisation_id is not null),
			add constraint takedown_says_by_whom check (organisation_id is not null
				or (taken_down_by is not null and (decided_at is null) = (decided_by is null))),
			add constraint takedown_state_before check (state_before in ('published', 'postponed', 'cancelled', 'closed', 'ended',
				'received', 'shown', 'owned', 'answered')),
			add constraint takedown_state_of_its_kind check (case
				when barrier_id is not null then state_before in ('received', 'shown', 'owned', 'answered')
				when post_id is not null then state_before in ('received', 'shown')
				else state_before in ('published', 'postponed', 'cancelled', 'closed', 'ended') end);
		create unique index takedown_barrier_once on takedown (barrier_id) where decision is distinct from 'restored';
		create unique index takedown_post_once on takedown (post_id) where decision is distinct from 'restored';
		create index takedown_barrier on takedown (barrier_id, id) where barrier_id is not null;
		create index takedown_post on takedown (post_id, id) where post_id is not null;

		insert into takedown (barrier_id, reason, words, state_before, taken_down_at, taken_down_by, appeal, appealed_at, decision,
				decision_words, decided_at, decided_by)
			select barrier_id, reason, words, state_before, taken_down_at, taken_down_by, appeal, appealed_at, decision, decision_words,
				decided_at, decided_by from barrier_takedown order by id;
		insert into takedown (post_id, reason, words, state_before, taken_down_at, taken_down_by, appeal, appealed_at, decision,
				decision_words, decided_at, decided_by)
			select post_id, reason, words, state_before, taken_down_at, taken_down_by, appeal, appealed_at, decision, decision_words,
				decided_at, decided_by from debate_takedown order by id;
		drop table barrier_takedown, debate_takedown;

		create or replace function hold_takedown_reopening() returns trigger language plpgsql as $$
		declare
			was takedown;
		begin
			select * into was from takedown where id = new.takedown_id for update;
			if was.decision is distinct from 'upheld' or (was.decision_words, was.decided_at, coalesce(was.reopened_at, was.appealed_at))
					is distinct from (new.decision_words, new.decided_at, new.waited_since) then
				raise exception 'an appeal is opened that was decided, with its decision'
					using errcode = 'check_violation', constraint = 'takedown_reopens_what_was_upheld';
			end if;
			if new.reopened_by = was.taken_down_by then
				raise exception 'another than who took it down opens the appeal'
					using errcode = 'check_violation', constraint = 'takedown_another_reopens';
			end if;
			perform refuse_own_case(coalesce(was.organisation_id, (select organisation_id from barrier where id = was.barrier_id),
				(select organisation_id from debate_post where id = was.post_id)), new.reopened_by, was.taken_down_at);
			return new;
		end $$;
	`.execute(db);
}
