/** How many partners each choice of the list's filter would give. */
import { sql, type RawBuilder } from 'kysely';
import { makersOf } from '#lib/commitments/rows.server.ts';
import { isPromised } from '#lib/commitments/totals/counted-rows.server.ts';
import type { PartnerFilter } from '#lib/municipality/partner-filter.ts';
import {
	countFitting,
	fits,
	keysAt,
	promisedIn,
	withSignature,
	type FilterPart,
} from '#lib/municipality/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** Beside all else that is chosen. */
export interface PartnerCounts {
	all: number;
	unsigned: number;
	state: Record<string, number>;
	kind: Record<string, number>;
	/** By the district's number. */
	district: Record<string, number>;
	/** That promise something toward a goal or an area, by its slug. */
	goal: Record<string, number>;
	/** That promise nothing toward it. */
	lacks: Record<string, number>;
}

/** @param aims the slugs of goals and areas that the filter offers */
export async function partnerCounts(
	db: Database,
	filter: PartnerFilter,
	aims: readonly string[],
): Promise<PartnerCounts> {
	const by = async (value: RawBuilder<unknown>, without: FilterPart, more = sql``) => {
		const { rows } = await sql<{ value: string; n: number }>`
			select ${value} as value, count(distinct o.id)::int as n
			from ${withSignature} ${more} where ${fits(filter, without)} group by 1`.execute(db);
		return Object.fromEntries(rows.map(({ value: key, n }) => [key, n]));
	};
	const [all, unsigned, state, kind, district, goal, promising, asked] = await Promise.all([
		countFitting(db, filter),
		countFitting(db, { ...filter, unsigned: true }),
		by(sql`o.state`, 'state'),
		by(sql`o.kind`, 'kind'),
		// Of promises in the district, the district is part of the question.
		filter.goal || filter.lacks
			? Promise.resolve({})
			: by(
					sql`here.district_nr`,
					'site',
					sql`join site here on here.organisation_id = o.id and here.district_nr is not null`,
				),
		promisingToward(db, filter, aims, 'goal', 'site'),
		promisingToward(db, filter, aims, 'lacks'),
		countFitting(db, { ...filter, lacks: null }),
	]);
	const lacks = Object.fromEntries(aims.map((aim) => [aim, asked - (promising[aim] ?? 0)]));
	return { all, unsigned, state, kind, district, goal, lacks };
}

/** Of those that fit but for some parts: how many promise something toward each aim, alone or in a partnership. */
async function promisingToward(
	db: Database,
	filter: PartnerFilter,
	aims: readonly string[],
	...without: FilterPart[]
): Promise<Record<string, number>> {
	if (!aims.length) return {};
	const counted = aims.map(
		(aim) => sql`count(distinct o.id) filter (where promised.goal = any(${keysAt(aim)}::text[]))::int`,
	);
	const { rows } = await sql<{ counts: number[] }>`
		select array[${sql.join(counted)}]::int[] as counts from ${withSignature}
		join ${makersOf(sql`${isPromised} and ${promisedIn(filter.district)}`)} as promised on promised.organisation_id = o.id
		where ${fits(filter, ...without)}`.execute(db);
	return Object.fromEntries(aims.map((aim, at) => [aim, rows[0]?.counts[at] ?? 0]));
}
