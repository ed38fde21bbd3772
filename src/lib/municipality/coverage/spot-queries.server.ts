/** What is known of each district toward each goal, for the white spots. Reads only. */
import { sql } from 'kysely';
import { makers, makersOf } from '#lib/commitments/rows.server.ts';
import {
	countColumns,
	isCounted,
	isPromised,
	judgedColumns,
} from '#lib/commitments/totals/counted-rows.server.ts';
import { sumCounts, type Counts } from '#lib/commitments/totals/sums.ts';
import { inEachDistrict, isNamed, type CoverageCount } from '#lib/municipality/coverage/coverage.ts';
import { watchedDays, type BySector } from '#lib/municipality/coverage/white-spots.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

export interface SpotCount extends CoverageCount {
	/** Of `named`, those that run. */
	namedRunning: number;
	/** Of `namedRunning`, those that end soon; their makers have promised nothing that lasts longer toward the goal there. */
	ending: number;
	/** Of `named`, by the sectors behind them. */
	bySector: BySector;
}

/** The same promises as the overview counts, with how they end and who is behind them; of one sector where it is asked for. */
export async function spotCounts(
	db: Database,
	today: string,
	kind: OrganisationKind | null = null,
): Promise<SpotCount[]> {
	const bySector = sql.join(
		organisationKinds.flatMap((one) => [sql.lit(one), sql`count(*) filter (where ${one} = any(kinds))::int`]),
	);
	// `offset 0`: judged once each, and not for every column.
	const { rows } = await sql<ForPlaces>`
		select districts, goal, ${countColumns}, count(*) filter (where running and ends_soon)::int as ending,
			json_build_object(${bySector}) as "bySector"
		from (
			select commitment.goal, commitment.districts, ${judgedColumns(today)},
				array(select o.kind from organisation o where o.id = any(${makers('commitment')})) as kinds,
				commitment.due_on between ${today}::date and ${today}::date + ${watchedDays}::int and not exists (
					select from commitment later where later.goal = commitment.goal and later.due_on > ${today}::date + ${watchedDays}::int
						and later.state = 'active' and (later.districts && commitment.districts or later.districts = '{}')
						and (later.organisation_id = commitment.organisation_id or later.partnership_id = commitment.partnership_id)) as ends_soon
			from commitment join commitment_total on commitment_total.commitment_id = commitment.id
			where ${isPromised} and ${isCounted(today)} offset 0) as judged
		where ${kind === null ? sql`true` : sql`${kind} = any(kinds)`}
		group by districts, goal`.execute(db);
	return inEachDistrict(rows).map(({ district, goal, own }) => {
		const named = own.filter(isNamed);
		const counts = sumCounts(named);
		return {
			district,
			goal,
			...sumCounts(own),
			named: counts.commitments,
			namedRunning: counts.running,
			ending: named.reduce((sum, { ending }) => sum + ending, 0),
			bySector: Object.fromEntries(
				organisationKinds.map((one) => [one, named.reduce((sum, row) => sum + (row.bySector[one] ?? 0), 0)]),
			),
		};
	});
}

interface ForPlaces extends Counts {
	districts: number[];
	goal: string;
	ending: number;
	bySector: BySector;
}

/** Public events that are not off, by district and by what they serve: a focus area of their own, or a promise's goal. */
export async function eventCounts(db: Database, from: Date, until: Date) {
	const { rows } = await sql<{ district: number; area: string | null; goal: string | null; count: number }>`
		select event.district_nr as district, event.focus_area as area, c.goal, count(*)::int as count
		from event join organisation o on o.id = event.organisation_id and ${isShown('o')}
		left join commitment c on c.id = event.commitment_id
		where event.state <> 'draft' and event.state <> 'cancelled' and event.district_nr is not null
			and event.starts_at >= ${from} and event.starts_at < ${until}
			and (event.focus_area is not null or c.goal is not null)
		group by 1, 2, 3`.execute(db);
	return rows;
}

/** Partners with a place in each district, by sector. */
export async function partnerCounts(db: Database) {
	const { rows } = await sql<{ district: number; kind: OrganisationKind; count: number }>`
		select site.district_nr as district, o.kind, count(distinct o.id)::int as count
		from site join organisation o on o.id = site.organisation_id and ${isShown('o')}
		where site.district_nr is not null group by 1, 2`.execute(db);
	return rows;
}

export interface Candidate {
	/** Which of the spots. */
	at: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	phone: string | null;
}

/** A few to ask for each spot: partners with a place there that promise nothing toward it, those who have signed first. */
export async function candidates(
	db: Database,
	spots: readonly { district: number; goals: readonly string[]; kinds: readonly string[] }[],
	each: number,
): Promise<Candidate[]> {
	const asked = JSON.stringify(spots.map((spot, at) => ({ at, ...spot })));
	const { rows } = await sql<Candidate>`
		with spot as materialized (
			select * from jsonb_to_recordset(${asked}::text::jsonb) as spot (at int, district smallint, goals text[], kinds text[])),
		promising as materialized (
			select distinct spot.at, maker.organisation_id from spot join ${makersOf(isPromised)} as maker
			on maker.goal = any(spot.goals) and (maker.districts @> array[spot.district] or maker.districts = '{}')),
		here as materialized (select distinct organisation_id, district_nr from site where district_nr is not null),
		askable as (
			select spot.at, o.slug, o.name, o.kind, o.public_phone as phone,
				row_number() over (partition by spot.at order by s.id is null, o.id) as nth
			from spot join here on here.district_nr = spot.district
			join organisation o on o.id = here.organisation_id and ${isShown('o')} and o.kind = any(spot.kinds)
			left join signature s on s.organisation_id = o.id and s.withdrawn_at is null and s.superseded_at is null
			left join promising on promising.at = spot.at and promising.organisation_id = o.id
			where promising.at is null)
		select at, slug, name, kind, phone from askable where nth <= ${each} order by at, nth`.execute(db);
	return rows;
}
