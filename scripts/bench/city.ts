/**
 * A city to measure; unless it is said otherwise, 200 upcoming of 2,000 events, of which every fiftieth lasts for three months,
 * 3,000 partners, 8 guests of each event to come, a quarter of what is to come, and of as many before, dates of series, one a week, 1,000 apprenticeships, 1,000 commitments with 20,000 contributions. Words are spread as in a city: each of ten
 * titles and streets is common, Święto is rare, and twenty names are shared by the partners.
 */
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';

export async function fillCity(
	db: Database,
	{
		partners = 3000,
		events = 2000,
		upcoming = 200,
		guests = 8,
		promises = true,
	}: {
		partners?: number;
		events?: number;
		upcoming?: number;
		guests?: number;
		/** Its thousand commitments. */
		promises?: boolean;
	} = {},
): Promise<void> {
	await sql`
		insert into organisation (slug, kind, name, purpose, state, languages)
		select 'partner-' || n, (array['business', 'association', 'housing', 'school'])[1 + n % 4],
			(array['Nordlys', 'Havnens', 'Ungdommens', 'Beboernes', 'Kvarterets', 'Bydelens', 'Skolens', 'Værkstedets', 'Gårdens',
				'Sydhavnens', 'Broens', 'Parkens', 'Torvets', 'Kanalens', 'Tårnets', 'Markens', 'Byens', 'Familiernes', 'Naboernes',
				'Vennernes'])[1 + n % 20] || ' ' || (array['Forening', 'Idrætsklub', 'Hus', 'Kor', 'Køkken', 'Bibliotek',
				'Boldklub'])[1 + n / 20 % 7] || ' nr. ' || n,
			'Vi mødes om noget, der er større end os selv, og alle kan være med.', 'approved', '{da,en}'
		from generate_series(1, ${partners}) n`.execute(db);
	await sql`
		insert into site (organisation_id, address, postcode, city, lat, lng, district_nr, is_primary)
		select id, 'Prøvegade ' || id, '2200', 'København N', 55.65 + (id % 60) * 0.0012, 12.48 + (id % 97) * 0.0015, 1 + id % 10, true
		from organisation`.execute(db);
	// Nobody listens, and an index that is made at once is made in a tenth of the time.
	await sql`alter table event disable trigger user`.execute(db);
	await sql`drop index event_search`.execute(db);
	const series = Math.min(partners, Math.max(8, Math.round(events / 250)));
	// They end today: no job makes more dates of them.
	await sql`
		insert into event_series (organisation_id, rule, publishes)
		select n, 'FREQ=WEEKLY;UNTIL=' || to_char(now(), 'YYYYMMDD'), true from generate_series(1, ${series}) n`.execute(
		db,
	);
	await sql`
		insert into event (slug, organisation_id, series_id, occurrence_on, title, description, starts_at, ends_at, place_name, address,
			lat, lng, district_nr, languages, price_kr, accessibility, capacity, sign_up, state, published_at)
		select 'begivenhed-' || n, coalesce(in_series, 1 + n % ${partners}::integer), in_series,
			case when in_series is not null then date '2026-01-01' + n / 4 / ${series}::integer end,
			(array['Sprogcafé', 'Fællesspisning', 'Fodbold for alle', 'Koncert i gården', 'Lektiecafé', 'Strikkeklub', 'Havedag',
				'Debataften', 'Børneteater', 'Løbeklub'])[1 + n / 10 % 10] || ' nr. ' || n || case when n % 5000 = 7 then ' med Święto' else '' end,
			repeat('Kom forbi, tag en ven med, og mød dem, der bor rundt om hjørnet. Du behøver ikke kunne noget på forhånd. ', 6),
			starts_at, starts_at + case when n % 50 = 0 then interval '90 days' else interval '2 hours' end, 'Kulturhuset',
			(array['Prøvegade', 'Rentemestervej', 'Nørrebrogade', 'Vesterbrogade', 'Amagerbrogade', 'Jagtvej', 'Tagensvej', 'Frederikssundsvej',
				'Toftegårds Allé', 'Lyongade'])[1 + n / 100 % 10] || ' ' || n % 300, 55.65 + (n % 60) * 0.0012,
			12.48 + (n % 97) * 0.0015, 1 + n % 10, '{da,ar}', case when n % 5 = 0 then 40 else 0 end,
			case when n % 3 = 0 then '{step_free}'::text[] else '{}' end, 30, 'here', 'published', now()
		from (select n, date_trunc('hour', now()) + case when n <= ${upcoming} then n * interval '1000 hours' / ${upcoming}
			else -n * interval '8000 hours' / ${events} end as starts_at,
			case when n % 4 = 0 and n <= 2 * ${upcoming}::integer then 1 + n / 4 % ${series}::integer end as in_series from generate_series(1, ${events}) n) as planned`.execute(
		db,
	);
	await sql`
		insert into event (slug, organisation_id, series_id, title, description, starts_at, ends_at, languages)
		select distinct on (series_id) 'serie-' || series_id, organisation_id, series_id, title, description, starts_at, ends_at, languages
		from event where series_id is not null order by series_id, starts_at`.execute(db);
	// Nobody answers in a city to measure: the rows are put where their answers would have brought them, and their words once, of
	// what is to come, where the night would have left them.
	await sql`alter table event_organiser disable trigger user`.execute(db);
	await sql`
		insert into event_organiser (event_id, organisation_id, state, asked_at, decided_at)
		select id, 1 + (organisation_id + 7) % ${partners}::integer, 'accepted', now(), now() from event where id % 2 = 0 and state <> 'draft'`.execute(
		db,
	);
	await sql`alter table event_organiser enable trigger user`.execute(db);
	// As `event_words` says, of parts that many share: each is worked out once.
	await sql`
		with organiser as materialized (select id, search_words(name, true) as words from organisation),
			street as materialized (
				select address, search_words(address, true) as words from (select distinct address from event) one),
			district as materialized (
				select nr::smallint, search_words(search_district(nr::smallint), true) || search_place(nr::smallint) as words
				from generate_series(1, 10) nr),
			called as materialized (
				select name, search_words(name, true) as words
				from (select distinct split_part(title, ' nr. ', 1) as name from event) one),
			same as materialized (
				select search_words(min(place_name), true) || search_words(min(description), false) as words from event)
		update event e
		set search = same.words || called.words || search_words(' nr. ' || split_part(e.title, ' nr. ', 2), true) || street.words
			|| district.words || organiser.words || coalesce(other.words, '')
		from event_organiser eo right join event self on eo.event_id = self.id left join organiser other on other.id = eo.organisation_id
			cross join same, called, street, district, organiser
		where e.id = self.id and e.ends_at > now() and called.name = split_part(e.title, ' nr. ', 1) and street.address = e.address
			and district.nr = e.district_nr and organiser.id = e.organisation_id`.execute(db);
	await sql`
		insert into registration (event_id, name, email)
		select e.id, 'Gæst', 'gaest' || n || '@example.org' from event e, generate_series(1, ${guests}::integer) n
		where e.starts_at > now()`.execute(db);
	await sql`create index event_search on event using gin (search)`.execute(db);
	await sql`alter table event enable trigger user`.execute(db);
	await sql`
		insert into opportunity (slug, organisation_id, title, programme, places, deadline_on, contact_email, state, lat, lng, district_nr)
		select 'laereplads-' || n, 1 + n % ${partners}::integer, 'Læreplads nr. ' || n, 'Elektriker', 3, current_date + n % 90, 'job@example.org',
			'published', 55.65 + (n % 60) * 0.0012, 12.48 + (n % 97) * 0.0015, 1 + n % 10 from generate_series(1, 1000) n`.execute(
		db,
	);
	await sql`
		insert into placement (opportunity_id, ordinal, filled_on)
		select id, n, current_date from opportunity, generate_series(1, 2) n`.execute(db);
	if (promises) await fillSomePromises(db);
	await sql`vacuum (analyze)`.execute(db);
}

async function fillSomePromises(db: Database): Promise<void> {
	await sql`
		insert into commitment (slug, organisation_id, type, title, goal, districts, target, original_target, starts_on,
			due_on, state, accepted_at)
		select 'loefte-' || n, 1 + n % 3000, 'mentor-hours', '100 timers mentortid nr. ' || n, '2011-2014/goal-' || (1 + n % 7),
			array[1 + n % 10]::smallint[], 100, 100, current_date - 100, current_date + 200, 'active', now()
		from generate_series(1, 1000) n`.execute(db);
	await sql`
		insert into contribution (commitment_id, organisation_id, amount, happened_on)
		select c.id, c.organisation_id, 1, current_date - n from commitment c, generate_series(1, 20) n`.execute(db);
}
