/**
 * Debates in which the city asks and everybody may write (decision 0106). Whether one is open is said by its days, so that nothing has
 * to run for it to close; a citizen's words are in none of everybody's questions before somebody has read them.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table debate (
			id integer generated always as identity primary key,
			slug text not null constraint debate_slug_key unique,
			state text not null default 'draft',
			question text not null,
			background text not null,
			content_locale text not null,
			area text not null,
			opens_on date not null,
			closes_on date not null,
			made_at timestamptz not null default now(),
			made_by integer not null references person,
			published_at timestamptz,
			published_by integer references person,
			summary text,
			summarised_at timestamptz,
			summarised_by integer references person,
			-- Kept by the posts' trigger: those that everybody reads.
			posts integer not null default 0,
			constraint debate_state check (state in ('draft', 'published', 'summarised')),
			constraint debate_locale_is_tag check (is_language_tag(content_locale)),
			constraint debate_words_length check (length(question) between 10 and 200 and length(background) between 10 and 10000
				and length(summary) between 10 and 10000),
			constraint debate_days check (closes_on >= opens_on),
			constraint debate_published_is_whole check (num_nonnulls(published_at, published_by) in (0, 2)
				and (state = 'draft') = (published_at is null)),
			-- A summary has its words, its day and who wrote it, or it is none.
			constraint debate_summary_is_whole check (num_nonnulls(summary, summarised_at, summarised_by) in (0, 3)
				and (state = 'summarised') = (summary is not null)),
			constraint debate_posts check (posts >= 0)
		);
		create index debate_last_to_close on debate (closes_on desc, id desc) where state <> 'draft';
		create index debate_unsummarised on debate (closes_on, id) where state = 'published';
		create index debate_draft on debate (made_at desc, id desc) where state = 'draft';

		create table debate_fact (
			id integer generated always as identity primary key,
			debate_id integer not null constraint debate_fact_debate_fkey references debate on delete cascade,
			words text not null,
			source text not null,
			url text,
			added_at timestamptz not null default now(),
			added_by integer not null references person,
			constraint debate_fact_length check (length(words) between 3 and 500 and length(source) between 3 and 300
				and length(url) <= 500)
		);
		create index debate_fact_of_debate on debate_fact (debate_id, id);

		create table debate_post (
			id integer generated always as identity primary key,
			slug text not null constraint debate_post_slug_key unique,
			debate_id integer not null constraint debate_post_debate_fkey references debate,
			-- One step in, and no further (hold_debate_post).
			reply_to_id integer constraint debate_post_reply_to_fkey references debate_post,
			state text not null,
			-- Gone a year after it was taken down; where it was shown its line stays.
			body text,
			content_locale text not null,
			side text not null,
			-- In the order in which sides are read.
			side_order integer not null generated always as (case side when 'for' then 0 when 'against' then 1 else 2 end) stored,
			-- Only where its writer gave one to be shown.
			shown_name text,
			organisation_id integer constraint debate_post_organisation_fkey references organisation,
			by_municipality boolean not null default false,
			-- Who was logged in for the organisation or the municipality.
			written_by integer references person,
			told_at timestamptz not null default now(),
			received_at timestamptz,
			shown_at timestamptz,
			shown_by integer references person,
			down_reason text,
			down_at timestamptz,
			-- Kept by the voices' trigger.
			supporters integer not null default 0,
			constraint debate_post_state check (state in ('unconfirmed', 'received', 'shown', 'down')),
			constraint debate_post_side check (side in ('for', 'against', 'neither')),
			constraint debate_post_locale_is_tag check (is_language_tag(content_locale)),
			constraint debate_post_has_words check (body is not null or state = 'down'),
			constraint debate_post_length check (length(body) between 3 and 4000 and length(shown_name) between 1 and 100),
			constraint debate_post_has_one_writer check ((organisation_id is not null)::int + by_municipality::int
				+ (shown_name is not null)::int <= 1),
			constraint debate_post_speaker_is_known check ((organisation_id is null and not by_municipality) or written_by is not null),
			constraint debate_post_received_when_confirmed check ((state = 'unconfirmed') = (received_at is null)),
			-- Nothing is shown that nobody has read, and who read it is said.
			constraint debate_post_shown_was_read check (num_nonnulls(shown_at, shown_by) in (0, 2)
				and (state <> 'shown' or shown_at is not null) and (state <> 'received' or shown_at is null)),
			constraint debate_post_down_says_why check ((state = 'down') = (down_reason is not null)
				and (down_reason is null) = (down_at is null)),
			constraint debate_post_down_reason check (down_reason in ('spam', 'misleading', 'discriminates', 'unlawful', 'personal_data',
				'other')),
			constraint debate_post_supporters check (supporters >= 0)
		);
		-- What was shown and is hidden keeps its place: a line stands there.
		create index debate_post_by_time on debate_post (debate_id, shown_at, id) where reply_to_id is null and shown_at is not null;
		create index debate_post_by_support on debate_post (debate_id, supporters desc, id desc)
			where reply_to_id is null and shown_at is not null;
		create index debate_post_by_side on debate_post (debate_id, side_order, shown_at, id)
			where reply_to_id is null and shown_at is not null;
		create index debate_post_replies on debate_post (reply_to_id, shown_at, id) where reply_to_id is not null and shown_at is not null;
		create index debate_post_waiting on debate_post (received_at, id) where state = 'received';
		create index debate_post_down on debate_post (down_at desc, id desc) where state = 'down';
		create index debate_post_unconfirmed on debate_post (told_at) where state = 'unconfirmed';
		create index debate_post_organisation on debate_post (organisation_id) where organisation_id is not null;
		create index debate_post_named on debate_post (debate_id) where shown_name is not null;

		-- One mailbox at one debate: it wrote a post, supports one, or follows.
		create table debate_voice (
			id integer generated always as identity primary key,
			debate_id integer not null constraint debate_voice_debate_fkey references debate on delete cascade,
			post_id integer constraint debate_voice_post_fkey references debate_post on delete cascade,
			kind text not null,
			-- Empty once it is no longer needed, or its owner asked for it: the voice still counts.
			email text constraint debate_voice_email_length check (length(email) between 3 and 254),
			locale text not null constraint debate_voice_locale_is_tag check (is_language_tag(locale)),
			-- Whether it gets mails about the debate.
			hears boolean not null default true,
			asked_at timestamptz not null default now(),
			mailed_at timestamptz not null default now(),
			confirmed_at timestamptz,
			constraint debate_voice_kind check (kind in ('wrote', 'supports', 'follows')),
			constraint debate_voice_is_of_a_post check ((kind = 'follows') = (post_id is null)),
			constraint debate_voice_unconfirmed_has_email check (confirmed_at is not null or email is not null)
		);
		create unique index debate_voice_wrote_once on debate_voice (post_id) where kind = 'wrote';
		-- A person counts once.
		create unique index debate_voice_supports_once on debate_voice (post_id, lower(email)) where kind = 'supports' and email is not null;
		create unique index debate_voice_follows_once on debate_voice (debate_id, lower(email)) where kind = 'follows' and email is not null;
		create index debate_voice_of_debate on debate_voice (debate_id, id);
		create index debate_voice_of_post on debate_voice (post_id) where post_id is not null;
		create index debate_voice_email on debate_voice (lower(email)) where email is not null;
		create index debate_voice_unconfirmed on debate_voice (asked_at) where confirmed_at is null;

		create table debate_takedown (
			id integer generated always as identity primary key,
			post_id integer not null constraint debate_takedown_post_fkey references debate_post on delete cascade,
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
			constraint debate_takedown_reason check (reason in ('spam', 'misleading', 'discriminates', 'unlawful', 'personal_data', 'other')),
			constraint debate_takedown_state_before check (state_before in ('received', 'shown')),
			constraint debate_takedown_length check (length(words) between 3 and 1000 and length(appeal) between 3 and 2000
				and length(decision_words) between 3 and 1000),
			constraint debate_takedown_decision check (decision in ('upheld', 'restored')),
			constraint debate_takedown_appeal_was_made check (appeal is null or appealed_at is not null),
			constraint debate_takedown_decision_is_whole
				check (num_nonnulls(decision, decision_words, decided_at, decided_by) in (0, 4)),
			constraint debate_takedown_upheld_after_appeal check (decision is distinct from 'upheld' or appealed_at is not null),
			-- The appeal is read by somebody else.
			constraint debate_takedown_another_decides check (appealed_at is null or decided_by <> taken_down_by)
		);
		create unique index debate_takedown_once on debate_takedown (post_id) where decision is distinct from 'restored';
		create index debate_takedown_of_post on debate_takedown (post_id, id);
		create index debate_takedown_appealed on debate_takedown (appealed_at, id) where appealed_at is not null and decided_at is null;
	`.execute(db);
	await hold(db);
	for (const table of ['debate', 'debate_fact', 'debate_post'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}

/** What a check of one row cannot say: where a state may go, when a debate takes posts, and what the voices add up to. */
async function hold(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function hold_debate() returns trigger language plpgsql as $$
		begin
			if old.state <> new.state and (old.state, new.state) not in (('draft', 'published'), ('published', 'summarised')) then
				raise exception 'a debate goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if old.state = 'summarised' and (new.summary, new.summarised_at, new.summarised_by, new.opens_on, new.closes_on)
					is distinct from (old.summary, old.summarised_at, old.summarised_by, old.opens_on, old.closes_on) then
				raise exception 'a summary stands as it was sent' using errcode = 'restrict_violation';
			end if;
			if old.posts > 0 and new.question <> old.question then
				raise exception 'a question that has been answered stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger debate_holds before update on debate for each row execute function hold_debate();

		create function hold_debate_post() returns trigger language plpgsql as $$
		declare
			at debate;
			above debate_post;
		begin
			if tg_op = 'INSERT' then
				select * into at from debate where id = new.debate_id for share;
				if at.state <> 'published' or (new.told_at at time zone 'Europe/Copenhagen')::date not between at.opens_on and at.closes_on then
					raise exception 'the debate is not open' using errcode = 'restrict_violation';
				end if;
				if new.reply_to_id is not null then
					select * into above from debate_post where id = new.reply_to_id for share;
					if above.debate_id <> new.debate_id or above.reply_to_id is not null or above.shown_at is null then
						raise exception 'a reply stands one step in' using errcode = 'restrict_violation';
					end if;
				end if;
				return new;
			end if;
			if old.state <> new.state and (old.state, new.state) not in (('unconfirmed', 'received'), ('received', 'shown'),
					('received', 'down'), ('shown', 'down'), ('down', 'received'), ('down', 'shown')) then
				raise exception 'a post goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if (new.debate_id, new.reply_to_id, new.side, new.content_locale, new.told_at)
					is distinct from (old.debate_id, old.reply_to_id, old.side, old.content_locale, old.told_at)
					or (new.body is distinct from old.body and new.body is not null) then
				raise exception 'a post stands as it was written' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger debate_post_holds before insert or update on debate_post for each row execute function hold_debate_post();

		create function count_debate_posts() returns trigger language plpgsql as $$
		declare
			more integer := (case when tg_op <> 'DELETE' then (new.state = 'shown')::int else 0 end)
				- (case when tg_op <> 'INSERT' then (old.state = 'shown')::int else 0 end);
		begin
			if more <> 0 then
				update debate set posts = posts + more where id = coalesce(new.debate_id, old.debate_id);
			end if;
			return null;
		end $$;
		create trigger debate_post_counts after insert or delete or update of state on debate_post
			for each row execute function count_debate_posts();

		create function count_debate_voices() returns trigger language plpgsql as $$
		declare
			more integer := (case when tg_op <> 'DELETE' then (new.kind = 'supports' and new.confirmed_at is not null)::int else 0 end)
				- (case when tg_op <> 'INSERT' then (old.kind = 'supports' and old.confirmed_at is not null)::int else 0 end);
		begin
			if more <> 0 then
				update debate_post set supporters = supporters + more where id = coalesce(new.post_id, old.post_id);
			end if;
			return null;
		end $$;
		create trigger debate_voice_counts after insert or delete or update of confirmed_at on debate_voice
			for each row execute function count_debate_voices();
	`.execute(db);
}
