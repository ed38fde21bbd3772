/** What fits a filter as a file that other programs read, in the language of the address. */
import { chosenIn } from '#lib/explore/chosen.ts';
import {
	calendarEntryOf,
	csvColumns,
	geoThingOf,
	newsEntryOf,
	type FeedThing,
} from '#lib/explore/feeds/entries.ts';
import { feedPath, mediaTypes, mostIn, type FeedFormat } from '#lib/explore/feeds/formats.ts';
import { filterPath, type ExploreFilter } from '#lib/explore/filter.ts';
import { comingFirst, newestFirst } from '#lib/explore/queries/feed-queries.server.ts';
import { partnerAsked } from '#lib/explore/readers.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { geoJson } from '#lib/feeds/geo-json.ts';
import { calendarFeed } from '#lib/feeds/ics.ts';
import { licence, openHeaders } from '#lib/feeds/licence.ts';
import { isNewsFormat } from '#lib/feeds/news-formats.ts';
import { newsFeed } from '#lib/feeds/syndication.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/dates.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** An event stands at its hour, an opportunity at the end of its last day, and what lasts after both. */
function comesAt(thing: FeedThing): number {
	if (thing.type === 'event') return thing.startsAt.getTime();
	if (thing.type === 'benefit') return Number.MAX_SAFE_INTEGER;
	return copenhagenInstant(addDays(thing.deadlineOn, 1)).getTime() - 1;
}
const publishedAt = (thing: FeedThing): number => (thing.publishedAt ?? thing.createdAt).getTime();

/** What fits and is to come, at most `limit` things: the soonest, or those that were put up last. */
export async function feedThings(
	db: Database,
	filter: ExploreFilter,
	{ by, limit, now }: { by: 'coming' | 'newest'; limit: number; now: Date },
): Promise<{ things: FeedThing[]; isCut: boolean }> {
	const ask = by === 'coming' ? comingFirst : newestFirst;
	const { events, opportunities, benefits } = await ask(db, filter, spanAsked(filter, now), limit + 1);
	const all: FeedThing[] = [
		...events.map((event) => ({ type: 'event' as const, ...event })),
		...opportunities.map((opportunity) => ({ type: 'opportunity' as const, ...opportunity })),
		...benefits.map((benefit) => ({ type: 'benefit' as const, ...benefit })),
	];
	all.sort((a, b) => (by === 'coming' ? comesAt(a) - comesAt(b) : publishedAt(b) - publishedAt(a)));
	return { things: all.slice(0, limit), isCut: all.length > limit };
}

/** What the list is of: `Bland dig i byen: Nørrebro, Gratis`. */
export async function feedTitle(db: Database, filter: ExploreFilter): Promise<string> {
	const chosen = chosenIn(filter, await partnerAsked(db, filter)).map(({ label }) => label);
	return chosen.length > 0
		? `${m.site_name()}: ${chosen.join(', ')}`
		: `${m.site_name()}: ${m.explore_title()}`;
}

interface Asked {
	now: Date;
	origin: string;
	/** The site's own address, in the organiser's place. */
	sender: string;
}

export async function feedOf(
	db: Database,
	filter: ExploreFilter,
	format: FeedFormat,
	{ now, origin, sender }: Asked,
): Promise<Response> {
	const limit = mostIn(format);
	const [title, { things, isCut }] = await Promise.all([
		feedTitle(db, filter),
		feedThings(db, filter, { by: isNewsFormat(format) ? 'newest' : 'coming', limit, now }),
	]);
	const said = isCut ? m.feeds_cut({ count: limit }) : m.feeds_all();
	const about = {
		description: `${said} ${m.feeds_licence({ credit: licence.credit, licence: licence.name })}`,
		url: origin + href(filterPath(filter)),
		source: origin + href(feedPath(filter, format)),
		language: currentLocale(),
	};
	const write: Record<FeedFormat, () => string> = {
		ics: () =>
			calendarFeed(
				things.flatMap((thing) => (thing.type === 'benefit' ? [] : calendarEntryOf(thing, origin))),
				{ name: title, ...about },
				sender,
			),
		rss: () => news('rss'),
		atom: () => news('atom'),
		geojson: () =>
			geoJson(
				things.map((thing) => geoThingOf(thing, origin)),
				{ title, ...about, isCut },
			),
		csv: () => csv(things, csvColumns(origin)),
	};
	const news = (kind: 'rss' | 'atom') =>
		newsFeed(
			kind,
			things.map((thing) => newsEntryOf(thing, origin, now)),
			{ title, ...about, updatedAt: copenhagenInstant(copenhagenDate(now)) },
		);
	return new Response(write[format](), {
		headers: {
			...openHeaders,
			'content-type': `${mediaTypes[format]}; charset=utf-8`,
			...(format === 'csv' && { 'content-disposition': 'attachment; filename="bland-dig-i-byen.csv"' }),
		},
	});
}
