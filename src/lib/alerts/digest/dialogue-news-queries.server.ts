/** What is new in the dialogue: on a topic, and in a forum or a network. Nothing of it is news before everybody may read it. */
import { sql, type RawBuilder } from 'kysely';
import { isBarrierShown } from '#lib/dialogue/barriers/rows.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

const midnight = (day: RawBuilder<unknown>) =>
	sql<Date>`(${day})::timestamp at time zone 'Europe/Copenhagen'`;

/** What is said about a topic, and answered; a debate is news from the day on which it opens. */
export async function lookInTopic(
	trx: Transaction,
	{ id, since }: { id: number; since: Date },
	area: string,
	now: Date,
): Promise<void> {
	const opened = sql<Date>`greatest(debate.published_at, ${midnight(sql`debate.opens_on`)})`;
	await sql`
		insert into alert_news (search_id, barrier_id, debate_id, step, published_at)
		select ${id}::integer, fresh.* from (
			select barrier.id, null::integer, 'shown', barrier.shown_at from barrier
			where barrier.area = ${area} and ${isBarrierShown} and barrier.shown_at > ${since}
			union all select barrier.id, null, 'answered', barrier.answered_at from barrier
			where barrier.area = ${area} and barrier.state = 'answered' and barrier.answered_at > ${since}
			union all select null, debate.id, 'opened', ${opened} from debate
			where debate.area = ${area} and debate.state <> 'draft' and ${opened} > ${since} and ${opened} <= ${now}
			union all select null, debate.id, 'summarised', debate.summarised_at from debate
			where debate.area = ${area} and debate.state = 'summarised' and debate.summarised_at > ${since}
		) fresh (barrier_id, debate_id, step, published_at) on conflict do nothing`.execute(trx);
}

/** What a circle that everybody reads calls, writes down, decides and gets done. A decision is done on a day: it is told from the next. */
export async function lookInCircle(
	trx: Transaction,
	{ id, since }: { id: number; since: Date },
	circleId: number,
	now: Date,
): Promise<void> {
	const done = midnight(sql`d.done_on + 1`);
	await sql`
		insert into alert_news (search_id, meeting_id, decision_id, step, published_at)
		select ${id}::integer, fresh.* from circle c cross join lateral (
			select k.id, null::integer, 'called', k.called_at from circle_meeting k
			where k.circle_id = c.id and k.cancelled_at is null and k.called_at > ${since}
			union all select k.id, null, 'minutes', k.minutes_at from circle_meeting k
			where k.circle_id = c.id and k.minutes_at > ${since}
			union all select null, d.id, 'decided', d.decided_at from circle_decision d
			where d.circle_id = c.id and d.decided_at > ${since}
			union all select null, d.id, 'done', ${done} from circle_decision d
			where d.circle_id = c.id and ${done} > ${since} and ${done} <= ${now}
		) fresh (meeting_id, decision_id, step, published_at)
		where c.id = ${circleId} and c.is_public on conflict do nothing`.execute(trx);
}

const longestWords = 200;

/** What of it is to be told and still stands, in the columns of `newsFor`. */
export const dialogueNews = (isUntold: RawBuilder<boolean>, at: Date, today: string) => sql`
	select 'barrier', barrier.id, barrier.slug, barrier.title, n.step, null, null, null, null::smallint, null, null, false, null,
		null, null, n.published_at
	from alert_news n join barrier on barrier.id = n.barrier_id and ${isBarrierShown}
	where ${isUntold} and case n.step when 'shown' then barrier.taken_back_at is null else barrier.state = 'answered' end
	union all select 'debate', d.id, d.slug, d.question, n.step, null, null, null, null, null, null, false, null,
		null, d.closes_on, n.published_at
	from alert_news n join debate d on d.id = n.debate_id and d.state <> 'draft'
	where ${isUntold} and (n.step = 'summarised' or (d.state = 'published' and d.closes_on >= ${today}::date))
	union all select 'meeting', k.id, c.slug, k.title, n.step, null, null, null, null, k.starts_at, k.ends_at, false, null,
		c.kind, null, n.published_at
	from alert_news n join circle_meeting k on k.id = n.meeting_id and k.cancelled_at is null
	join circle c on c.id = k.circle_id and c.is_public
	where ${isUntold} and (n.step = 'minutes' or (k.minutes_at is null and k.starts_at > ${at}))
	union all select 'decision', d.id, c.slug, left(regexp_replace(d.words, '\\s+', ' ', 'g'), ${longestWords}), n.step, null, null,
		null, null, null, null, false, null, c.kind, case n.step when 'done' then d.done_on else d.due_on end, n.published_at
	from alert_news n join circle_decision d on d.id = n.decision_id
	join circle c on c.id = d.circle_id and c.is_public
	where ${isUntold}`;
