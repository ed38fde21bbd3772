/**
 * The committees' action plans and the experts' opinions. An action is what it reads now; every wording that it has had
 * stands beside it and is never rewritten. An opinion is published as it was given, and an answer stands as it was given.
 */
import { sql, type Kysely } from 'kysely';

/** What an action says, in the row and in each of its wordings. */
const said = (table: string) => `
	title text not null,
	body text not null,
	status text not null default 'planned',
	unit text not null,
	goals text[] not null,
	money integer,
	starts_on date not null,
	due_on date not null,
	constraint ${table}_status check (status in ('planned', 'under_way', 'done', 'dropped')),
	constraint ${table}_aims_at_something check (cardinality(goals) between 1 and 20),
	constraint ${table}_money_is_some check (money between 1 and 2000000000),
	constraint ${table}_ends_after_it_starts check (due_on >= starts_on),
	constraint ${table}_words_length check (length(title) between 3 and 160 and length(body) between 3 and 4000
		and length(unit) between 2 and 160)`;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql
		.raw(
			`
		create table action_plan (
			id integer generated always as identity primary key,
			slug text not null constraint action_plan_slug_key unique,
			committee text not null,
			starts_on date not null,
			ends_on date not null,
			intro text not null,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			published_at timestamptz,
			published_by integer references person,
			constraint action_plan_once_a_period unique (committee, starts_on),
			constraint action_plan_ends_after_it_starts check (ends_on > starts_on),
			constraint action_plan_published_by_somebody check ((published_at is null) = (published_by is null)),
			constraint action_plan_words_length check (length(intro) between 3 and 4000)
		);

		create table plan_action (
			id integer generated always as identity primary key,
			slug text not null constraint plan_action_slug_key unique,
			plan_id integer not null constraint plan_action_plan_fkey references action_plan,
			${said('plan_action')},
			-- Who at the municipality knows more. On the desk only.
			contact_id integer references person,
			created_at timestamptz not null default now()
		);
		create index plan_action_of_plan on plan_action (plan_id, due_on, id);
		create index plan_action_by_due on plan_action (due_on, id);
		create index plan_action_toward on plan_action using gin (goals);

		create table plan_action_revision (
			id integer generated always as identity primary key,
			action_id integer not null constraint plan_action_revision_action_fkey references plan_action,
			number integer not null constraint plan_action_revision_number_check check (number >= 1),
			${said('plan_action_revision')},
			-- Why it was changed; the first wording needs no reason.
			reason text,
			written_at timestamptz not null default now(),
			written_by integer not null references person,
			constraint plan_action_revision_once unique (action_id, number),
			constraint plan_action_revision_says_why check ((number = 1) = (reason is null)),
			constraint plan_action_revision_reason_length check (length(reason) between 3 and 1000)
		);

		create table plan_action_commitment (
			action_id integer not null constraint plan_action_commitment_action_fkey references plan_action,
			commitment_id integer not null constraint plan_action_commitment_commitment_fkey references commitment on delete cascade,
			linked_at timestamptz not null default now(),
			linked_by integer not null references person,
			constraint plan_action_commitment_pkey primary key (action_id, commitment_id)
		);
		create index plan_action_commitment_leans_on on plan_action_commitment (commitment_id, action_id);

		create table opinion (
			id integer generated always as identity primary key,
			slug text not null constraint opinion_slug_key unique,
			given_on date not null,
			title text not null,
			body text not null,
			document_url text,
			committee text not null,
			goals text[] not null,
			answer_due_on date not null,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			published_at timestamptz,
			published_by integer references person,
			constraint opinion_published_by_somebody check ((published_at is null) = (published_by is null)),
			constraint opinion_aims_at_something check (cardinality(goals) between 1 and 20),
			constraint opinion_answer_due_later check (answer_due_on > given_on),
			constraint opinion_words_length check (length(title) between 3 and 160 and length(body) between 3 and 8000
				and length(document_url) <= 500)
		);
		create index opinion_newest on opinion (given_on desc, id desc);
		create index opinion_toward on opinion using gin (goals);

		create table opinion_answer (
			id integer generated always as identity primary key,
			opinion_id integer not null constraint opinion_answer_opinion_fkey references opinion,
			words text not null constraint opinion_answer_words_length check (length(words) between 3 and 8000),
			answered_at timestamptz not null default now(),
			answered_by integer not null references person
		);
		create index opinion_answer_in_order on opinion_answer (opinion_id, answered_at, id);
		`,
		)
		.execute(db);
	await sql`
		create function hold_plan_action() returns trigger language plpgsql as $$
		begin
			if new.plan_id <> old.plan_id or (old.status <> new.status and (old.status, new.status) not in (
					('planned', 'under_way'), ('planned', 'dropped'), ('under_way', 'done'), ('under_way', 'dropped'),
					('done', 'under_way'), ('dropped', 'planned'))) then
				raise exception 'an action goes from % to no %', old.status, new.status using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger plan_action_holds before update on plan_action
			for each row execute function hold_plan_action();

		create function hold_append_only() returns trigger language plpgsql as $$
		begin
			raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
		end $$;
		create trigger plan_action_revision_append_only before update or delete on plan_action_revision
			for each row execute function hold_append_only();
		create trigger opinion_answer_append_only before update or delete on opinion_answer
			for each row execute function hold_append_only();

		create function hold_opinion() returns trigger language plpgsql as $$
		begin
			if old.published_at is not null then
				raise exception 'an opinion that is published stands as it was given' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;
		create trigger opinion_holds before update or delete on opinion
			for each row execute function hold_opinion();

		create function hold_opinion_answer() returns trigger language plpgsql as $$
		begin
			if (select published_at from opinion where id = new.opinion_id for share) is null then
				raise exception 'only an opinion that is published is answered' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger opinion_answer_holds before insert on opinion_answer
			for each row execute function hold_opinion_answer();
	`.execute(db);
	for (const table of [
		'action_plan',
		'plan_action',
		'plan_action_revision',
		'plan_action_commitment',
		'opinion',
		'opinion_answer',
	])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}
