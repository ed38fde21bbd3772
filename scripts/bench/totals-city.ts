/** A city ten years on: 3,000 partners (one in ten silent), 20,000 commitments, 500,000 contributions over four years. */
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';

export const size = { partners: 3000, commitments: 20_000, contributions: 500_000 };

export async function fillYears(db: Database): Promise<void> {
	const { partners } = size;
	await sql`
		insert into organisation (slug, kind, name, purpose, state, languages)
		select 'partner-' || n, (array['business', 'association', 'housing', 'school'])[1 + n % 4], 'Partner nr. ' || n,
			'Vi mødes om noget, der er større end os selv, og alle kan være med.', 'approved', '{da,en}'
		from generate_series(1, ${partners}) n`.execute(db);
	await fillPromises(db, size);
}

/**
 * Partnerships, promises and deliveries of partners who are there, by the numbers from 1. Set-based, the keeping of totals switched
 * off for the bulk and then written by one plain recount.
 */
export async function fillPromises(
	db: Database,
	{ partners, commitments, contributions }: typeof size,
): Promise<void> {
	const partnerships = Math.floor(partners / 10);
	await sql`
		insert into reporting_record (organisation_id, covered_until)
		select id, half_year_of((current_date - case when id % 10 = 0 then interval '30 months' else interval '6 months' end)::date)
		from organisation on conflict (organisation_id) do update set covered_until = excluded.covered_until`.execute(
		db,
	);
	await sql`
		insert into partnership (slug, title, purpose, lead_organisation_id, starts_on, ends_on, state, activated_at)
		select 'partnerskab-' || n, 'Sammen nr. ' || n, 'Vi vil noget sammen i kvarteret', n * 5, current_date - 500,
			current_date + 500, 'active', now() from generate_series(1, ${partnerships}) n`.execute(db);
	await sql`
		insert into partnership_party (partnership_id, organisation_id, state, signer_name, signer_title, decided_at)
		select p.id, organisation_id, 'signed', 'Maja Holm', 'Direktør', now()
		from partnership p, lateral (values (p.id * 5), (p.id * 5 + 1), (p.id * 5 - 1)) as party (organisation_id)`.execute(
		db,
	);
	await sql`alter table commitment disable trigger commitment_all_said_yes`.execute(db);
	await sql`
		insert into commitment (slug, organisation_id, partnership_id, type, title, description, goal, districts, target,
			original_target, starts_on, due_on, state, accepted_at)
		select 'loefte-' || n, case when n % 10 > 0 then 1 + n % ${partners}::int end,
			case when n % 10 = 0 then 1 + (n / 10) % ${partnerships}::int end,
			t.type, 'Løfte nr. ' || n, repeat('Vi gør det sammen, og alle kan være med. ', 6), '2011-2014/goal-' || (1 + n % 7),
			case when n % 12 < 10 then array[1 + n % 12]::smallint[] else '{}' end, 100, 100,
			current_date - 100 - n % 1300, current_date - 1400 + n % 2000 + 1400,
			(array['active', 'active', 'active', 'reported', 'delivered', 'partly', 'not_delivered', 'withdrawn', 'draft'])[1 + n % 9],
			now()
		from generate_series(1, ${commitments}) n
		cross join lateral (select (array['mentor-hours', 'apprenticeships', 'company-visits', 'homework-help', 'open-house',
			'advice-hours', 'spare-time-jobs', 'neighbourhood-walks'])[1 + n / 7 % 8] as type) t`.execute(db);
	await sql`
		insert into commitment_party (commitment_id, organisation_id, answer, answered_at, asked_at)
		select c.id, party.organisation_id, 'signed', now(), now() from commitment c
		join partnership_party party on party.partnership_id = c.partnership_id`.execute(db);
	await sql`alter table commitment enable trigger commitment_all_said_yes`.execute(db);
	await sql`alter table contribution disable trigger user`.execute(db);
	await sql`
		insert into contribution (commitment_id, organisation_id, amount, happened_on, level)
		select 1 + n % ${commitments}::int, 1 + n % ${partners}::int, 1 + n % 7, current_date - (n * 7 % 1400), (n / 3) % 4
		from generate_series(1, ${contributions}) n`.execute(db);
	await sql`alter table contribution enable trigger user`.execute(db);
	await sql`
		insert into commitment_half_year (commitment_id, half_year, level0, level1, level2, level3, contributions)
		select commitment_id, half_year_of(happened_on), ${levels}, count(*) from contribution where counts group by 1, 2`.execute(
		db,
	);
	await sql`
		update commitment_total t set level0 = c.level0, level1 = c.level1, level2 = c.level2, level3 = c.level3,
			contributions = c.contributions, last_happened_on = c.last_happened_on
		from (select commitment_id, ${levels}, count(*) as contributions, max(happened_on) as last_happened_on
			from contribution where counts group by 1) c
		where c.commitment_id = t.commitment_id`.execute(db);
	for (const table of ['commitment_total', 'commitment', 'commitment_half_year', 'contribution']) {
		await sql`vacuum analyze ${sql.table(table)}`.execute(db);
	}
	await sql`analyze`.execute(db);
}

const level = (rung: number) =>
	sql`coalesce(sum(amount) filter (where level = ${sql.lit(rung)}), 0) as ${sql.ref(`level${rung}`)}`;
const levels = sql`${level(0)}, ${level(1)}, ${level(2)}, ${level(3)}`;
