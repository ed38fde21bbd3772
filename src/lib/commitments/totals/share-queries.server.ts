import { sql } from 'kysely';
import type { Handle } from '#lib/platform/database/database.server.ts';
import type { ShareRow } from '#lib/commitments/totals/shares.ts';

/** The newest commitments of a partnership whose split is shown; more make a page nobody reads. */
const mostCommitments = 30;

/** What each organisation has delivered toward a partnership's public commitments, also those that have left it since. */
export async function shareRows(db: Handle, partnershipId: number): Promise<ShareRow[]> {
	const sum = (level: number) =>
		sql`coalesce(sum(c.amount) filter (where c.level = ${sql.lit(level)}), 0)::float8`;
	const { rows } = await sql<ShareRow>`
		with promise as materialized (
			select id, slug, title, type, target::float8 as target from commitment
			where partnership_id = ${partnershipId} and not lower_is_better
				and state not in ('draft', 'proposed', 'declined')
			order by state in ('active', 'reported') desc, due_on desc, id limit ${mostCommitments})
		select p.id as commitment_id, p.slug, p.title, p.type, p.target, c.organisation_id,
			${sum(0)} as level0, ${sum(1)} as level1, ${sum(2)} as level2, ${sum(3)} as level3
		from promise p join contribution c on c.commitment_id = p.id and c.counts
		group by p.id, p.slug, p.title, p.type, p.target, c.organisation_id
		order by p.id`.execute(db);
	return rows;
}
