/**
 * What somebody who moves the map waits for: the marks of views at every zoom, of the whole city and narrowed, among 200,000 events to
 * come that lie as a city does, close together in its middle and thin at its rim. Each is asked as the site asks it, one after the
 * other, and before each an event changes, so that nothing found or counted earlier answers it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultQueryExecutor, sql } from 'kysely';
import { readFilter } from '#lib/explore/filter.ts';
import { mapMarks } from '#lib/explore/map/map.server.ts';
import { districts } from '#lib/geography/districts.ts';
import { viewOf } from '#lib/geography/view.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { announcementsHeard } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

const narrowed = {
	'the whole city': '',
	events: 'kind=events',
	opportunities: 'kind=opportunities',
	'offers to citizens': 'kind=benefits',
	today: 'when=today',
	'the next 30 days': 'when=month',
	'a category': 'category=food',
	'a district': 'district=noerrebro',
	'free, in Danish': 'free=1&language=da',
	'near a point': 'near=55.68,12.57',
	'a common word': 'q=fodbold',
	'a rare word': 'q=święto',
	'a word and a district': 'q=sprogcafé nørrebro',
	'a partner': 'partner=partner-7',
	'a goal': 'area=goal-1',
};
const zooms = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const rounds = 5;

/** Puts the city's events where people are: four of five close to the middle of a district, more of them in its streets than between. */
export async function settle(db: Database): Promise<void> {
	const centres = sql.join(
		districts.map(({ nr, label }) => sql`(${nr}::int, ${label.lat}::float8, ${label.lng}::float8)`),
	);
	await sql`alter table event disable trigger user`.execute(db);
	await sql`select setseed(0.5)`.execute(db);
	await sql`
		with drawn as materialized (
			select id, 1 + id % 10 as nr, sqrt(-2 * ln(1 - random())) * case when id % 5 = 0 then 0.02 else 0.006 end as away,
				2 * pi() * random() as turned from event)
		update event set district_nr = d.nr, lat = round((c.lat + away * sin(turned))::numeric, 4 + d.id % 2),
			lng = round((c.lng + 1.77 * away * cos(turned))::numeric, 4 + d.id % 2),
			categories = case when event.id % 3 = 0 then array[(array['food', 'sport', 'language', 'culture', 'work'])[1 + event.id % 5]]
				else '{}' end,
			languages = case when event.id % 4 = 0 then '{da,en}'::text[] else '{da}' end
		from drawn d join (values ${centres}) as c (nr, lat, lng) on c.nr = d.nr where event.id = d.id`.execute(db);
	await sql`
		insert into benefit (slug, organisation_id, title, description, how_to_get, audience, kind, state, reach, lat, lng, district_nr,
			confirmed_at, published_at, state_changed_at, created_at)
		select 'tilbud-' || n, 1 + n % 3000, 'Tilbud nr. ' || n, 'Alle kan være med.', 'Mød op.', '{everyone}', 'leisure', 'published', 'place',
			55.65 + (n % 60) * 0.0012, 12.48 + (n % 97) * 0.0015, 1 + n % 10, now(), now(), now(), now()
		from generate_series(1, 1000) n`.execute(db);
	await sql`update event set commitment_id = 1 + id % 1000 where id % 5 = 0`.execute(db);
	await sql`alter table event enable trigger user`.execute(db);
	await sql`vacuum (analyze)`.execute(db);
}

const shareOf = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const percentiles = (times: readonly number[]) => {
	const sorted = times.toSorted((a, b) => a - b);
	return { p50: shareOf(sorted, 0.5), p95: shareOf(sorted, 0.95) };
};

interface Viewed {
	name: string;
	/** Milliseconds of all the questions to the database of one view, as this process waits for them, one added to the other. */
	database: { p50: number; p95: number };
	/** Milliseconds of the whole view. */
	whole: { p50: number; p95: number };
}

/** How long this process has waited for the database, in milliseconds, until now. */
function watchDatabase(): () => number {
	let waited = 0;
	const { executeQuery } = DefaultQueryExecutor.prototype;
	DefaultQueryExecutor.prototype.executeQuery = async function (query) {
		const from = performance.now();
		try {
			return (await executeQuery.call(this, query)) as never;
		} finally {
			waited += performance.now() - from;
		}
	};
	return () => waited;
}

/** @param db with `pageCache` hearing its announcements */
export async function benchMap(db: Database): Promise<{ begun: number; views: Viewed[] }> {
	while (!pageCache.listening) await pause(5);
	const waited = watchDatabase();
	const taken = new Map(
		Object.keys(narrowed).map((name) => [name, [] as [database: number, whole: number][]]),
	);
	const now = () => new Date();
	const start = performance.now();
	await mapMarks(db, readFilter(new URLSearchParams()), null, now());
	const begun = performance.now() - start;
	for (let round = -1; round < rounds; round++) {
		for (const zoom of zooms) {
			const { lat, lng } = districts[(round + zoom) % districts.length]!.label;
			// As wide as a large screen.
			const [high, wide] = [(1100 / 2 ** zoom) * 0.79, (1800 / 2 ** zoom) * 1.41];
			const view = viewOf([lat - high / 2, lng - wide / 2, lat + high / 2, lng + wide / 2], zoom);
			for (const [name, asked] of Object.entries(narrowed)) {
				await sql`update event set state_changed_at = clock_timestamp() where id = ${1 + (((round + 2) * 7919 * zoom) % 190_000)}`.execute(
					db,
				);
				await announcementsHeard(pageCache, db);
				const [before, from] = [waited(), performance.now()];
				await mapMarks(db, readFilter(new URLSearchParams(asked)), view, now());
				if (round >= 0) taken.get(name)!.push([waited() - before, performance.now() - from]);
			}
		}
	}
	const all = [...taken, ['all views', [...taken.values()].flat()] as const];
	const views = all.map(([name, times]) => ({
		name,
		database: percentiles(times.map(([database]) => database)),
		whole: percentiles(times.map(([, whole]) => whole)),
	}));
	return { begun, views };
}
