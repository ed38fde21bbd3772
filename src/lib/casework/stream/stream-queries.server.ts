/** SQL of what happened in a file: notes and calls, tasks done, doubts, confirmations, reminders and the trail, newest first. */
import { sql, type RawBuilder } from 'kysely';
import type { StreamEntry } from '#lib/casework/case.ts';
import { toldVerbs } from '#lib/casework/stream/told-verbs.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

const newestFirst = keyset([sql`at`, 'desc', 'moment'], [sql`key`, 'desc', 'text']);

type Source = (organisationId: number) => RawBuilder<unknown>;

/** A note that was corrected gives way to the one that corrects it. */
const notes: Source = (id) => sql`
	select n.written_at as at, 'note:' || n.id as key, json_build_object('kind', n.kind, 'id', n.id, 'words', n.words,
		'by', p.name, 'corrected', n.corrects_id is not null, 'tasks', coalesce((
			select json_agg(json_build_object('id', t.id, 'words', t.words, 'dueOn', t.due_on, 'done', t.done_at is not null) order by t.id)
			from casework_task t where t.note_id = n.id), '[]')) as facts
	from casework_note n join person p on p.id = n.written_by
	where n.organisation_id = ${id} and not exists (select from casework_note later where later.corrects_id = n.id)`;

const tasksDone: Source = (id) => sql`
	select t.done_at, 'task:' || t.id, json_build_object('kind', 'task_done', 'words', t.words, 'by', p.name)
	from casework_task t join person p on p.id = t.done_by where t.organisation_id = ${id} and t.done_at is not null`;

const objections: Source = (id) => sql`
	select coalesce(ob.reopened_at, ob.raised_at), 'objection:' || ob.id, json_build_object('kind', 'objection', 'contributionId', co.id,
		'title', c.title, 'by', o.name, 'reason', ob.reason, 'again', ob.reopened_why, 'open', ob.resolved_at is null)
	from contribution co join objection ob on ob.contribution_id = co.id join commitment c on c.id = co.commitment_id
	left join organisation o on o.id = ob.organisation_id
	where co.organisation_id = ${id} or co.writer_organisation_id = ${id}`;

/** What one side confirmed of one promise on one day. */
const confirmations: Source = (id) => sql`
	select max(v.verified_at), 'confirmed:' || min(v.id), json_build_object('kind', 'confirmed', 'title', c.title, 'slug', c.slug,
		'by', o.name, 'count', count(*))
	from contribution co join verification v on v.contribution_id = co.id and v.retracted_at is null
	join commitment c on c.id = co.commitment_id left join organisation o on o.id = v.organisation_id
	where co.organisation_id = ${id} group by c.id, o.id, (v.verified_at at time zone 'Europe/Copenhagen')::date`;

/** Reminders of a report, to however many; the mails are there as long as mails are kept. */
const reminders: Source = (id) => sql`
	select min(mail.created_at), 'letter:' || min(mail.id), json_build_object('kind', 'letter', 'to', count(*))
	from membership join person on person.id = membership.person_id
	join mail on lower(mail.to_address) = lower(person.email)
		and mail.dedupe_key ~ ('^report:.*:' || ${id}::integer || ':' || person.id || '$')
	where membership.organisation_id = ${id} group by (mail.created_at at time zone 'Europe/Copenhagen')::date`;

/** Letters in the municipality's own words that somebody there got. */
const outreach: Source = (id) => sql`
	select r.done_at, 'outreach:' || l.id, json_build_object('kind', 'outreach', 'letterId', l.id, 'subject', l.subject,
		'to', r.people, 'by', p.name)
	from partner_letter_partner r join partner_letter l on l.id = r.letter_id join person p on p.id = l.sent_by
	where r.organisation_id = ${id} and r.outcome = 'sent'`;

/** Also of entries that were merged into it: the trail of an entry stays with its number. */
const history: Source = (id) => sql`
	select a.at, 'history:' || a.id, json_build_object('kind', 'history', 'verb', a.verb, 'title', case a.subject_kind
		when 'commitment' then (select title from commitment where commitment.id = a.subject_id)
		when 'partnership' then (select title from partnership where partnership.id = a.subject_id) end)
	from audit_entry a where a.organisation_id = any(array(select with_merged(${id}))) and a.verb in (${sql.join(toldVerbs.map((verb) => sql.lit(verb)))})`;

const sources = [notes, tasksDone, objections, confirmations, reminders, outreach, history];

/** A page of the file, newest first. */
export async function streamOf(db: Handle, organisationId: number, asked: Asked): Promise<Page<StreamEntry>> {
	const place = newestFirst.read(asked);
	const part = (source: Source) => sql`(select * from (${source(organisationId)}) as part (at, key, facts)
		where ${newestFirst.beyond(place)} order by ${newestFirst.order(place)} limit ${asked.limit + 1})`;
	const { rows } = await sql<Keyed<{ key: string; at: Date; facts: object }>>`
		select at, key, facts, ${newestFirst.key} as cursor from (${sql.join(sources.map(part), sql` union all `)}) as entry
		order by ${newestFirst.order(place)} limit ${asked.limit + 1}`.execute(db);
	const page = newestFirst.cut<{ key: string; at: Date; facts: object }>(rows, place, asked.limit);
	return { ...page, rows: page.rows.map(({ key, at, facts }) => ({ key, at, ...facts }) as StreamEntry) };
}
