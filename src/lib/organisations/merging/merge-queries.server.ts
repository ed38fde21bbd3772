/** SQL that looks at two organisations before they become one. */
import { sql } from 'kysely';
import { counted, type Counted, type Obstacle } from '#lib/organisations/merging/merging.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

type Found = Exclude<Obstacle, 'same' | 'state' | 'cvr' | 'parent'>;

/** What they have with each other, and what both have. */
export async function obstaclesBetween(db: Handle, from: number, into: number): Promise<Found[]> {
	const pair = (one: string, other: string) =>
		sql`((${sql.raw(one)} = ${from} and ${sql.raw(other)} = ${into}) or (${sql.raw(one)} = ${into} and ${sql.raw(other)} = ${from}))`;
	const { rows } = await sql<{ found: Record<Found, boolean> }>`select json_build_object(
		'together', exists (select from partnership_party a join partnership_party b on b.partnership_id = a.partnership_id
			where a.organisation_id = ${from} and b.organisation_id = ${into}),
		'promise', exists (select from commitment c where ${pair('c.organisation_id', 'c.counterpart_id')})
			or exists (select from commitment c join partnership_party p on p.partnership_id = c.partnership_id
				where ${pair('p.organisation_id', 'c.counterpart_id')}),
		'confirmed', exists (select from verification v join contribution co on co.id = v.contribution_id
				where ${pair('v.organisation_id', 'co.organisation_id')} or ${pair('v.organisation_id', 'co.writer_organisation_id')})
			or exists (select from objection v join contribution co on co.id = v.contribution_id
				where ${pair('v.organisation_id', 'co.organisation_id')} or ${pair('v.organisation_id', 'co.writer_organisation_id')})
			or exists (select from closing c where ${pair('c.organisation_id', 'c.decided_organisation_id')}),
		'match', exists (select from match m join posting n on n.id = m.need_id join posting o on o.id = m.offer_id
			where ${pair('n.organisation_id', 'o.organisation_id')}),
		'event', exists (select from event_organiser a join event e on e.id = a.event_id
				where ${pair('a.organisation_id', 'e.organisation_id')})
			or exists (select from event_organiser a join event_organiser b on b.event_id = a.event_id
				where a.organisation_id = ${from} and b.organisation_id = ${into}),
		'report', exists (select from report a join report b on b.half_year = a.half_year
			where a.organisation_id = ${from} and b.organisation_id = ${into}),
		'files', exists (select from image a join image b on b.file_key = a.file_key
				where a.organisation_id = ${from} and b.organisation_id = ${into})
			or exists (select from import_source a join import_source b on (b.url = a.url and a.ended_at is null and b.ended_at is null)
					or (a.kind = 'file' and b.kind = 'file')
				where a.organisation_id = ${from} and b.organisation_id = ${into})) as found`.execute(db);
	return Object.entries(rows[0]!.found).flatMap(([name, is]) => (is ? [name as Found] : []));
}

/** How much is of an organisation. */
export async function whatIsOf(db: Handle, id: number): Promise<Record<Counted, number>> {
	const of: Record<Counted, string> = {
		people: 'membership where organisation_id',
		sites: 'site where organisation_id',
		signatures: 'signature where organisation_id',
		promises: 'commitment where organisation_id',
		contributions: 'contribution where organisation_id',
		partnerships: 'partnership_party where organisation_id',
		events: 'event where organisation_id',
		opportunities: 'opportunity where organisation_id',
		benefits: 'benefit where organisation_id',
		postings: 'posting where organisation_id',
		reports: 'report where organisation_id',
		notes: 'casework_note where organisation_id',
		tasks: 'casework_task where organisation_id',
	};
	const columns = counted.map(
		(name) => sql`${sql.lit(name)}::text, (select count(*) from ${sql.raw(of[name])} = ${id})`,
	);
	const { rows } = await sql<{ counts: Record<Counted, number> }>`
		select json_build_object(${sql.join(columns)}) as counts`.execute(db);
	return rows[0]!.counts;
}

/** Into which it went, where it was merged; the last of several in a row. */
export async function mergedInto(db: Handle, id: number): Promise<{ id: number; slug: string } | undefined> {
	const { rows } = await sql<{ id: number; slug: string }>`
		with recursive step (id, depth) as (select into_id, 1 from organisation_merge where from_id = ${id}
			union all select m.into_id, step.depth + 1 from organisation_merge m join step on m.from_id = step.id)
		select o.id, o.slug from step join organisation o on o.id = step.id order by step.depth desc limit 1`.execute(
		db,
	);
	return rows[0];
}
