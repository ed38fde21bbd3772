/** Who is to be told, and what of it is still there to be told. */
import { sql } from 'kysely';
import type { NewsStep, Rhythm, Subject } from '#lib/alerts/alert.ts';
import { dialogueNews } from '#lib/alerts/digest/dialogue-news-queries.server.ts';
import { subjectColumns, withSubject } from '#lib/alerts/subject-queries.server.ts';
import { letterLocale, type Locale } from '#lib/i18n/locale.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { CircleKind } from '#lib/networks/circles/circle.ts';
import type { OpportunityKind } from '#lib/opportunities/opportunity.ts';

/** Where the last batch ended: the day of its last alert's digest before, and the address. */
export interface DueCursor {
	digestedFor: string;
	email: string;
}

/**
 * The next alerts that have not had their digest for the period, by the day they had it last and then by address. Who has
 * several may come in several batches; all of them are told with the first.
 */
export async function nextDue(
	db: Database,
	{
		rhythm,
		period,
		after,
		limit,
	}: { rhythm: Rhythm; period: string; after: DueCursor | null; limit: number },
): Promise<DueCursor[]> {
	let query = db
		.selectFrom('alert')
		.select(sql<string>`digested_for`.as('digestedFor'))
		.select(sql<string>`lower(email)`.as('email'))
		.where('rhythm', '=', rhythm)
		.where('digestedFor', '<', period)
		.where('confirmedAt', 'is not', null)
		.where('endedAt', 'is', null);
	if (after)
		query = query.where(
			sql<boolean>`(digested_for, lower(email)) > (${after.digestedFor}::date, ${after.email})`,
		);
	return query
		.orderBy('digestedFor')
		.orderBy(sql`lower(email)`)
		.limit(limit)
		.execute();
}

export interface DueAlert {
	id: number;
	email: string;
	locale: Locale;
	createdAt: Date;
	subject: Subject;
	/** The last of its search's news that this digest is about. */
	upTo: number;
}

/** Held until the transaction ends. Whoever comes second waits, and then finds them told. */
export async function lockDue(
	trx: Transaction,
	emails: readonly string[],
	rhythm: Rhythm,
	period: string,
): Promise<DueAlert[]> {
	if (!emails.length) return [];
	const held = await trx
		.selectFrom('alert')
		.select('id')
		.where(sql`lower(email)`, 'in', [...emails])
		.where('rhythm', '=', rhythm)
		.where('digestedFor', '<', period)
		.where('confirmedAt', 'is not', null)
		.where('endedAt', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	if (!held.length) return [];
	const rows = await trx
		.selectFrom('alert as a')
		.innerJoin('alertSearch as s', 's.id', 'a.searchId')
		.select(['a.id', sql<string>`lower(a.email)`.as('email'), 'a.locale', 'a.createdAt'])
		.select(subjectColumns)
		.select(
			sql<number>`coalesce((select max(n.id) from alert_news n where n.search_id = s.id), 0)`.as('upTo'),
		)
		.where(
			'a.id',
			'in',
			held.map(({ id }) => id),
		)
		.orderBy(sql`lower(a.email)`)
		.orderBy('a.id')
		.execute();
	return rows.map(({ locale, ...row }) => ({ ...withSubject(row), locale: letterLocale(locale) }));
}

/** One new thing for one alert. */
export interface NewThing {
	alertId: number;
	type: 'event' | 'opportunity' | 'barrier' | 'debate' | 'meeting' | 'decision';
	id: number;
	/** Its own, or that of the circle it is of. */
	slug: string;
	title: string;
	step: NewsStep | null;
	/** Of an event and an opportunity. */
	organiser: string | null;
	placeName: string | null;
	address: string | null;
	districtNr: number | null;
	/** Hours of an event or a meeting; an opportunity's kind and last day; the day that a step of the dialogue is about. */
	startsAt: Date | null;
	endsAt: Date | null;
	repeats: boolean;
	kind: OpportunityKind | null;
	circle: CircleKind | null;
	onDay: string | null;
	/** How many there are for the alert in all. */
	among: number;
}

const isUntold = sql<boolean>`n.search_id = a.search_id and n.id > a.told_through and n.id <= due.up_to and n.published_at > a.since`;

/**
 * What each alert is to be told, soonest first, at most `limit` of each: what was published since it was asked for and was not
 * told before, and is still public and to come. Of a series it is the next date. What is taken down is read here, as it is sent.
 */
export async function newsFor(
	trx: Transaction,
	alerts: readonly DueAlert[],
	at: Date,
	today: string,
	limit: number,
): Promise<NewThing[]> {
	if (!alerts.length) return [];
	const { rows } = await sql<NewThing>`
		select a.id as alert_id, thing.* from alert a
		join unnest(${alerts.map(({ id }) => id)}::integer[], ${alerts.map(({ upTo }) => upTo)}::integer[]) as due(id, up_to)
			on due.id = a.id
		cross join lateral (
			select found.*, (count(*) over ())::integer as among from (
				select 'event' as type, e.id, e.slug, e.title, null::text as step, o.name as organiser, e.place_name, e.address,
					e.district_nr, e.starts_at, e.ends_at, n.series_id is not null as repeats, null::text as kind,
					null::text as circle, null::date as on_day, e.starts_at as sorted
				from alert_news n
				join event e on e.id = case when n.series_id is null then n.event_id else (
					select next.id from event next where next.series_id = n.series_id and next.state = 'published'
						and next.ends_at > ${at} order by next.starts_at, next.id limit 1) end
				join organisation o on o.id = e.organisation_id and ${isShown('o')}
				where ${isUntold} and e.state = 'published' and e.ends_at > ${at}
				union all
				select 'opportunity', e.id, e.slug, e.title, null, o.name, e.place_name, e.address, e.district_nr,
					null, null, false, e.kind, null, e.deadline_on, e.deadline_on::timestamptz
				from alert_news n
				join opportunity e on e.id = n.opportunity_id
				join organisation o on o.id = e.organisation_id and ${isShown('o')}
				where ${isUntold} and e.state = 'published' and e.deadline_on >= ${today}::date
				union all ${dialogueNews(isUntold, at, today)}
			) found order by found.sorted, found.type, found.id, found.step limit ${limit}
		) thing
		order by a.id, thing.sorted, thing.type, thing.id, thing.step`.execute(trx);
	return rows;
}

/** They have had their digest for the period, with news or without. */
export async function markTold(trx: Transaction, alerts: readonly DueAlert[], period: string): Promise<void> {
	if (!alerts.length) return;
	await sql`update alert a set told_through = greatest(a.told_through, due.up_to), digested_for = ${period}::date,
			told_at = ${now()}
		from unnest(${alerts.map(({ id }) => id)}::integer[], ${alerts.map(({ upTo }) => upTo)}::integer[]) as due(id, up_to)
		where a.id = due.id`.execute(trx);
}
