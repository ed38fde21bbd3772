/** The invented city that the site is tried on at size has what it says, of each in proportion. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../tests/support/database.ts';
import { fillAtScale, leastScale } from './scale.ts';

test('a city of the least size has all of it', async ({ db }) => {
	await fillAtScale(db, leastScale);
	const counted = async (table: string, where = 'true') =>
		(
			await sql<{
				n: number;
			}>`select count(*)::int as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(db)
		).rows[0]!.n;
	expect({
		partners: await counted('organisation'),
		commitments: await counted('commitment'),
		// A series' own row is a pattern, which nobody sees.
		events: await counted('event', 'series_id is null or occurrence_on is not null'),
		contributions: await counted('contribution'),
		files: await counted('casework_case'),
		released: await counted('barometer_edition', "state = 'released'"),
		published: await counted('action_plan', 'published_at is not null'),
	}).toEqual({
		partners: leastScale,
		commitments: leastScale,
		events: leastScale * 10,
		contributions: leastScale * 25,
		files: leastScale,
		released: 12,
		published: 7,
	});
	const wrong = await sql`select t.commitment_id from commitment_total t where t.delivered is distinct from (
		select coalesce(sum(amount), 0) from contribution c where c.commitment_id = t.commitment_id and c.counts)`.execute(
		db,
	);
	expect(wrong.rows).toEqual([]);
});
