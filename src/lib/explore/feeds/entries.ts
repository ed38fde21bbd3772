/** What fits a filter, in the words of each kind of file. */
import { kindLabel as benefitKindLabel, whereLabel } from '#lib/benefits/labels.ts';
import { standingLabel } from '#lib/events/labels.ts';
import type { FeedBenefit, FeedEvent, FeedOpportunity } from '#lib/explore/queries/feed-queries.server.ts';
import type { GeoThing } from '#lib/feeds/geo-json.ts';
import type { CalendarEntry } from '#lib/feeds/ics.ts';
import type { NewsEntry } from '#lib/feeds/syndication.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { dateOf, formatDate, formatRange, isWholeDays, sentenceCase } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { categoryLabel, placeLabel } from '#lib/listings/labels.ts';
import type { Place } from '#lib/listings/listing.ts';
import { pointOrNull } from '#lib/listings/structured.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a calendar can hold: it has an hour or a last day. */
export type DatedThing = ({ type: 'event' } & FeedEvent) | ({ type: 'opportunity' } & FeedOpportunity);
export type FeedThing = DatedThing | ({ type: 'benefit' } & FeedBenefit);

const longestText = 500;

/** The beginning of a text; what its own page says in full. */
function excerpt(text: string): string {
	if (text.length <= longestText) return text;
	return `${text
		.slice(0, longestText - 1)
		.toWellFormed()
		.replace(/\s+\S*$/, '')} …`;
}

/** As the thing's own calendar file names it. */
const nameOf = ({ type, id }: Pick<FeedThing, 'type' | 'id'>) => `${type}-${id}`;
const uidOf = (name: string, origin: string) => `${name}@${new URL(origin).hostname}`;
const folders = { event: 'events', opportunity: 'opportunities', benefit: 'benefits' };
export const urlOf = ({ type, slug }: Pick<FeedThing, 'type' | 'slug'>, origin: string): string =>
	origin + href(`/${folders[type]}/${slug}`);

const districtOf = ({ districtNr }: Pick<Place, 'districtNr'>) =>
	isDistrictNr(districtNr) ? districtName(districtNr) : null;

export function whereOf(thing: FeedThing): string {
	const place = { ...thing, districtNr: isDistrictNr(thing.districtNr) ? thing.districtNr : null };
	if (place.type === 'benefit') return whereLabel(place);
	return placeLabel(place) || (thing.type === 'event' && thing.online ? m.explore_online() : '');
}

export function whenOf(thing: FeedThing, now: Date): string {
	if (thing.type === 'event') return sentenceCase(formatRange(thing.startsAt, thing.endsAt, now));
	if (thing.type === 'opportunity') return m.explore_apply_by({ date: formatDate(thing.deadlineOn) });
	return thing.validUntil ? `${m.benefit_fact_until()} ${formatDate(thing.validUntil)}` : '';
}

const festivalOf = (thing: FeedThing): string =>
	thing.type === 'event' && thing.partOf ? m.parts_part_of({ title: thing.partOf.title }) : '';

const summaryOf = (thing: FeedThing) =>
	thing.type === 'opportunity'
		? [kindLabel(thing.kind), thing.programme].filter(Boolean).join(': ')
		: thing.description;

const statuses = {
	cancelled: 'cancelled',
	postponed: 'tentative',
	published: 'confirmed',
	draft: 'tentative',
} as const;

export const calendarEntryOf = (thing: DatedThing, origin: string): CalendarEntry => ({
	uid: uidOf(nameOf(thing), origin),
	parent:
		thing.type === 'event' && thing.partOf
			? uidOf(nameOf({ type: 'event', id: thing.partOf.id }), origin)
			: null,
	sequence: thing.sequence,
	title: thing.type === 'event' ? thing.title : m.opportunity_calendar_title({ title: thing.title }),
	organiser: thing.organiser.name,
	description: excerpt(summaryOf(thing)),
	url: urlOf(thing, origin),
	location: whereOf(thing) || null,
	point: pointOrNull(thing),
	categories: thing.categories.map(categoryLabel),
	status: thing.type === 'event' ? statuses[thing.state] : 'confirmed',
	when: thing.type === 'event' ? { start: thing.startsAt, end: thing.endsAt } : { day: thing.deadlineOn },
	createdAt: thing.createdAt,
	changedAt: thing.changedAt,
});

export const newsEntryOf = (thing: FeedThing, origin: string, now: Date): NewsEntry => ({
	// A name for good (RFC 4151): from the year in which the site began.
	id: `tag:${new URL(origin).hostname},2026:${nameOf(thing)}`,
	title: titleOf(thing),
	text: [whenOf(thing, now), whereOf(thing), festivalOf(thing), excerpt(summaryOf(thing))]
		.filter(Boolean)
		.join('\n'),
	url: urlOf(thing, origin),
	author: thing.organiser.name,
	categories: thing.categories.map(categoryLabel),
	publishedAt: thing.publishedAt ?? thing.createdAt,
	changedAt: new Date(Math.max(thing.changedAt.getTime(), thing.publishedAt?.getTime() ?? 0)),
});

/** What is off says so before anything else. */
export const titleOf = (thing: FeedThing): string =>
	thing.type === 'event' && (thing.state === 'cancelled' || thing.state === 'postponed')
		? `${standingLabel(thing.state)}: ${thing.title}`
		: thing.title;

function ownFacts(thing: FeedThing): Record<string, unknown> {
	if (thing.type === 'event') {
		const { state, startsAt, endsAt, priceKr, partOf } = thing;
		const allDay = isWholeDays(startsAt, endsAt);
		return { state, startsAt, endsAt, allDay, priceKr, partOf: partOf && `event-${partOf.id}` };
	}
	if (thing.type === 'opportunity') {
		const { kind, deadlineOn, places } = thing;
		return { kind, deadlineOn, places };
	}
	const { kind, audience, priceKr, validUntil } = thing;
	return { kind, audience, priceKr, validUntil };
}

export const geoThingOf = (thing: FeedThing, origin: string): GeoThing => ({
	id: nameOf(thing),
	point: pointOrNull(thing),
	properties: {
		type: thing.type,
		title: thing.title,
		url: urlOf(thing, origin),
		...ownFacts(thing),
		organiser: thing.organiser.name,
		place: thing.placeName,
		address: thing.address,
		district: districtOf(thing),
		language: thing.contentLocale,
		categories: thing.categories,
		changedAt: thing.changedAt,
	},
});

function kindOf(thing: FeedThing): string {
	if (thing.type === 'event') return m.feeds_event();
	return thing.type === 'opportunity' ? kindLabel(thing.kind) : benefitKindLabel(thing.kind);
}

/** A moment, or the day of it where it is whole days. */
const whenIn = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, moment: Date): string =>
	isWholeDays(startsAt, endsAt) ? dateOf(moment) : moment.toISOString();

export const csvColumns = (origin: string): Record<string, (thing: FeedThing) => string | number | null> => ({
	[m.feeds_column_kind()]: kindOf,
	[m.feeds_column_title()]: titleOf,
	[m.feeds_column_when()]: (thing) =>
		thing.type === 'event'
			? whenIn(thing, thing.startsAt)
			: thing.type === 'opportunity'
				? thing.deadlineOn
				: null,
	[m.feeds_column_until()]: (thing) =>
		thing.type === 'event' ? whenIn(thing, thing.endsAt) : thing.type === 'benefit' ? thing.validUntil : null,
	[m.feeds_column_part_of()]: (thing) => (thing.type === 'event' ? (thing.partOf?.title ?? null) : null),
	[m.feeds_column_organiser()]: ({ organiser }) => organiser.name,
	[m.feeds_column_place()]: ({ placeName }) => placeName,
	[m.feeds_column_address()]: ({ address }) => address,
	[m.feeds_column_district()]: districtOf,
	[m.feeds_column_price()]: (thing) => (thing.type === 'opportunity' ? null : thing.priceKr),
	[m.feeds_column_lat()]: ({ lat }) => lat,
	[m.feeds_column_lng()]: ({ lng }) => lng,
	[m.feeds_column_link()]: (thing) => urlOf(thing, origin),
});
