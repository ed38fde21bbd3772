/** Keeps who works with whom, and where each stands in the drawing. */
import { sql, type RawBuilder } from 'kysely';
import { holdsWith } from '#lib/events/rows.server.ts';
import { bindingShares } from '#lib/municipality/network/graph.ts';
import type { Spot } from '#lib/municipality/network/layout.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Until this transaction ends, nobody else works the network out. */
export const waitForTurn = (trx: Transaction) =>
	sql`select pg_advisory_xact_lock(hashtext('municipality.redraw_network'))`.execute(trx);

const copenhagenDay = (moment: RawBuilder<unknown>) =>
	sql`(${moment} at time zone 'Europe/Copenhagen')::date`;

/**
 * Ties of the years from `first` to `last` between partners that the public sees: parties of a partnership in each year that it
 * ran in, those who held an event, the two sides of a match in each year that it lasted. Writes only what is otherwise than before.
 * @returns how many ties that were
 */
export async function writeTies(
	trx: Transaction,
	{ first, last }: { first: number; last: number },
): Promise<number> {
	const { rows } = await sql<{ changed: number }>`
		with years as materialized (
			select year, make_date(year, 1, 1) as begins, make_date(year, 12, 31) as ends from generate_series(${first}::int, ${last}::int) year),
		party as materialized (
			select p.id, years.year, signed.organisation_id
			from partnership p
			join organisation lead on lead.id = p.lead_organisation_id and ${isShown('lead')}
			join partnership_party signed on signed.partnership_id = p.id and signed.state in ('signed', 'left')
			join years on p.starts_on <= years.ends and years.begins <= least(p.ends_on, ${copenhagenDay(sql`signed.left_at`)},
				case when p.state = 'terminated' then ${copenhagenDay(sql`p.state_changed_at`)} end)
			where p.activated_at is not null),
		holder as materialized (
			select e.id, extract(year from ${copenhagenDay(sql`e.starts_at`)})::int as year, eo.organisation_id, e.organisation_id as host
			from event_organiser eo join event e on e.id = eo.event_id
			where ${holdsWith} and e.state = 'published'
				and e.starts_at >= make_timestamptz(${first}, 1, 1, 0, 0, 0, 'Europe/Copenhagen')
				and e.starts_at < make_timestamptz(${last + 1}, 1, 1, 0, 0, 0, 'Europe/Copenhagen')),
		pair (year, a, b, partnerships, events, matches) as (
			select one.year, one.organisation_id, other.organisation_id, 1, 0, 0
			from party one join party other on other.id = one.id and other.year = one.year and other.organisation_id > one.organisation_id
			union all
			select year, host, organisation_id, 0, 1, 0 from holder where host <> organisation_id
			union all
			select one.year, one.organisation_id, other.organisation_id, 0, 1, 0
			from holder one join holder other on other.id = one.id and other.organisation_id > one.organisation_id
			union all
			select years.year, need.organisation_id, offer.organisation_id, 0, 0, 1
			from match join posting need on need.id = match.need_id join posting offer on offer.id = match.offer_id
			join years on match.starts_on <= years.ends and years.begins <= match.ends_on
			where match.state = 'accepted' and need.organisation_id <> offer.organisation_id),
		fresh as materialized (
			select pair.year, least(a, b) as one_id, greatest(a, b) as other_id,
				sum(partnerships)::int as partnerships, sum(events)::int as events, sum(matches)::int as matches
			from pair
			join organisation one on one.id = a and ${isShown('one')}
			join organisation other on other.id = b and ${isShown('other')}
			group by 1, 2, 3),
		gone as (
			delete from network_tie t where not exists (select from fresh
				where fresh.year = t.year and fresh.one_id = t.one_id and fresh.other_id = t.other_id)
			returning 1),
		written as (
			insert into network_tie (year, one_id, other_id, partnerships, events, matches)
			select year, one_id, other_id, partnerships, events, matches from fresh
			on conflict on constraint network_tie_pkey do update
				set partnerships = excluded.partnerships, events = excluded.events, matches = excluded.matches
				where (network_tie.partnerships, network_tie.events, network_tie.matches)
					is distinct from (excluded.partnerships, excluded.events, excluded.matches)
			returning 1)
		select (select count(*) from gone)::int + (select count(*) from written)::int as changed`.execute(trx);
	return rows[0]?.changed ?? 0;
}

export async function tiesKept(trx: Transaction): Promise<{ year: number; one: number; other: number }[]> {
	const { rows } = await sql<{ year: number; one: number; other: number }>`
		select year, one_id as one, other_id as other from network_tie order by year, one_id, other_id`.execute(trx);
	return rows;
}

export async function placesKept(trx: Transaction): Promise<Map<number, Spot>> {
	const rows = await trx.selectFrom('networkPlace').selectAll().execute();
	return new Map(rows.map(({ organisationId, x, y }) => [organisationId, { x, y }]));
}

/** These, and no others. */
export async function writePlaces(trx: Transaction, places: ReadonlyMap<number, Spot>): Promise<void> {
	const ids = [...places.keys()];
	const spots = [...places.values()];
	await sql`delete from network_place where organisation_id <> all(${ids}::int[])`.execute(trx);
	await sql`
		insert into network_place (organisation_id, x, y)
		select * from unnest(${ids}::int[], ${spots.map(({ x }) => x)}::real[], ${spots.map(({ y }) => y)}::real[])
		on conflict (organisation_id) do update set x = excluded.x, y = excluded.y`.execute(trx);
}

/** Of one year, these and no others. */
export async function writeBindings(
	trx: Transaction,
	year: number,
	shares: Awaited<ReturnType<typeof bindingShares>>,
): Promise<void> {
	const ids = [...shares.keys()];
	await sql`delete from network_binding where year = ${year} and organisation_id <> all(${ids}::int[])`.execute(
		trx,
	);
	await sql`
		insert into network_binding (year, organisation_id, share)
		select ${year}, id, share from unnest(${ids}::int[], ${[...shares.values()]}::real[]) as found (id, share)
		on conflict (year, organisation_id) do update set share = excluded.share
			where network_binding.share is distinct from excluded.share`.execute(trx);
}

export const forgetYears = (trx: Transaction, before: number) =>
	sql`delete from network_binding where year < ${before}`.execute(trx);
