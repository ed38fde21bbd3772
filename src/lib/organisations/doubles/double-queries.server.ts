/** SQL that reads organisations that may stand twice. */
import { sql } from 'kysely';
import { standingDoubles } from '#lib/organisations/doubles/double-rows.server.ts';
import type { Double } from '#lib/organisations/doubles/double.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

const newest = keyset(
	['d.found_at', 'desc', 'moment'],
	['d.one_id', 'desc', 'id'],
	['d.other_id', 'desc', 'id'],
);

const side = (alias: string) => {
	const of = (column: string) => sql.ref(`${alias}.${column}`);
	return sql`json_build_object('id', ${of('id')}, 'slug', ${of('slug')}, 'name', ${of('name')}, 'kind', ${of('kind')},
		'state', ${of('state')}, 'cvr', ${of('cvr')},
		'address', (select concat_ws(', ', s.address, nullif(concat_ws(' ', s.postcode, s.city), '')) from site s
			where s.organisation_id = ${of('id')} order by s.is_primary desc, s.id limit 1))`;
};
const shown = sql`d.one_id as "oneId", d.other_id as "otherId", d.same, d.found_at as "foundAt",
	${side('a')} as one, ${side('b')} as other`;

/** Those that nobody has decided, the last found first. */
export async function openDoubles(db: Handle, asked: Asked): Promise<Page<Double>> {
	const place = newest.read(asked);
	const { rows } = await sql<Keyed<Double>>`select ${shown}, ${newest.key} as cursor
		from ${standingDoubles} where d.different_at is null and ${newest.beyond(place)}
		order by ${newest.order(place)} limit ${asked.limit + 1}`.execute(db);
	return newest.cut<Double>(rows, place, asked.limit);
}

interface SaidDifferent extends Double {
	saidAt: Date;
	/** Null where the person is no longer known. */
	saidBy: string | null;
}

/** Those that somebody said are two, the last said first. */
export async function doublesSaidDifferent(db: Handle, limit: number): Promise<SaidDifferent[]> {
	const { rows } = await sql<SaidDifferent>`select ${shown}, d.different_at as "saidAt",
			(select p.name from person p where p.id = d.different_by) as "saidBy"
		from ${standingDoubles} where d.different_at is not null
		order by d.different_at desc, d.one_id, d.other_id limit ${limit}`.execute(db);
	return rows;
}
