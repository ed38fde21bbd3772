/** SQL of what waits for the municipality, from the tables on: the menu counts it and the worklist shows it, so that they agree. */
import { sql, type RawBuilder } from 'kysely';
import { isUnsolved } from '#lib/dialogue/barriers/barrier-rows.server.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import { standingDoubles } from '#lib/organisations/doubles/double-rows.server.ts';

/** Who looks, and when. */
export interface Looker {
	now: Date;
	today: string;
	/** What they proposed, called done or took down themselves waits for another. */
	personId: number;
	/** The municipality's own units, which an auditor looks at; else everybody else's. */
	own: boolean;
}

/** Of a contribution `c`: the municipality is a side of it. */
export const isOfTheCity = sql<boolean>`exists (select from organisation side where side.kind = 'municipality'
	and side.id in (c.organisation_id, c.writer_organisation_id))`;

/** Each is found by an index of its own. */
export const waitingRows = {
	approval: () => sql`organisation o where o.state = 'waiting'`,
	proposal: ({ personId }) => sql`commitment k where k.state = 'proposed' and k.approved_at is null
		and k.created_by is distinct from ${personId}`,
	closing: ({ own, personId }) => sql`closing c join organisation side on side.id = c.organisation_id
		where c.decided_at is null and (side.kind = 'municipality') = ${own} and c.reported_by is distinct from ${personId}`,
	type: () => sql`added_commitment_type t where t.state = 'proposed'`,
	objection: ({ own }) => sql`objection ob join contribution c on c.id = ob.contribution_id
		where ob.resolved_at is null and ${isOfTheCity} = ${own}`,
	flag: () => sql`flag f where f.closed_at is null`,
	appeal: ({ personId }) => sql`takedown t where t.appealed_at is not null and t.decided_at is null
		and t.organisation_id is not null and t.taken_down_by is distinct from ${personId}`,
	barrier: () => sql`barrier b where b.state = 'received'`,
	unowned: () => sql`barrier b where b.state = 'shown'`,
	late: ({ today }) => sql`barrier b where b.state = 'owned' and b.answer_due_on < ${today}::date`,
	unsolved: () => sql`barrier b where ${isUnsolved('b')}`,
	barrier_appeal: ({ personId }) => sql`takedown d join barrier b on b.id = d.barrier_id and b.state = 'down'
		where d.appealed_at is not null and d.decided_at is null and d.taken_down_by is distinct from ${personId}`,
	post: () => sql`debate_post dp where dp.state = 'received'`,
	post_appeal: ({ personId }) => sql`takedown d join debate_post dp on dp.id = d.post_id and dp.state = 'down'
		where d.appealed_at is not null and d.decided_at is null and d.taken_down_by is distinct from ${personId}`,
	summary: ({ today }) => sql`debate de where de.state = 'published' and de.closes_on < ${today}::date`,
	method: () => sql`method mt where mt.state = 'proposed'`,
	method_report: () => sql`method_report mr where mr.state = 'proposed'`,
	duplicate: ({ now }) => sql`look_alike p join event a on a.id = p.event_id join event b on b.id = p.other_id
		where p.different_at is null and a.state in ('published', 'postponed') and b.state in ('published', 'postponed')
			and a.umbrella_id is distinct from b.id and b.umbrella_id is distinct from a.id
			and not ${hasEnded('a', now)} and not ${hasEnded('b', now)}`,
	double: () => sql`${standingDoubles} where d.different_at is null`,
} satisfies Record<string, (by: Looker) => RawBuilder<unknown>>;
