/** Being told by e-mail what is new: of a search in `Oplev`, of one partner, of a topic of the dialogue, of a forum or a network. */
import { filterPath, readFilter, type ExploreFilter, type NearKm } from '#lib/explore/filter.ts';
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';
import type { CircleKind } from '#lib/networks/circles/circle.ts';
import type { Alert as Row, AlertConsent, AlertNews } from '#lib/platform/database/tables.ts';

export type Rhythm = Row['rhythm'];
export const rhythms = ['daily', 'weekly'] as const satisfies readonly Rhythm[];

/** A step of saying yes or no, and where it was said. */
export type ConsentStep = AlertConsent['step'];
export type ConsentSource = AlertConsent['source'];

/** What happened to what is followed in the dialogue. */
export type NewsStep = NonNullable<AlertNews['step']>;

/** What somebody wants to hear about: what fits a query of `Oplev`, or one of the others. */
export interface Subject {
	query: string;
	partner: { id: number; name: string; slug: string } | null;
	/** A focus area, by its key: what is said about it, and answered. */
	topic: string | null;
	circle: { id: number; kind: CircleKind; name: string; slug: string } | null;
}
export const searching = (query: string): Subject => ({ query, partner: null, topic: null, circle: null });

/** Whether it is something in `Oplev` that can be asked for otherwise. */
export const isSearch = ({ partner, topic, circle }: Subject): boolean =>
	!partner && topic === null && !circle;

/** As many as one address may have; who wants to hear of everything asks for everything once. */
export const mostAlerts = 30;

/**
 * What of a filter can be followed. When something happens is not asked: it is told as soon as it is published, whenever
 * it is. The words for a point stay out, for they may be an address: the point itself is only known to some hundred metres.
 */
export const followed = (filter: ExploreFilter): ExploreFilter => ({
	...filter,
	when: 'any',
	day: null,
	place: '',
	sort: 'time',
});

/** As it is kept; equal searches are written alike. */
export const queryOf = (filter: ExploreFilter): string => filterPath(followed(filter), '').slice(1);

export const filterOf = (query: string): ExploreFilter => followed(readFilter(new URLSearchParams(query)));

/** Before the weekend. */
const weeklyOn = 4;

/** The same with another reach around its point; without a point it stays as it is. */
export function reaching(subject: Subject, km: NearKm): Subject {
	const filter = filterOf(subject.query);
	return filter.near === null ? subject : { ...subject, query: queryOf({ ...filter, km }) };
}

/** How far it reaches around its point; null where it has none. */
export function reachOf({ query }: Subject): NearKm | null {
	const { near, km } = filterOf(query);
	return near ? km : null;
}

/** What is followed, whatever place it is near. */
export const withoutPlace = (subject: Subject): Subject => ({
	...subject,
	query: queryOf({ ...filterOf(subject.query), near: null }),
});

/** The day from which a digest is due: today, or the last Thursday. An alert gets one for each. */
export function periodOf(rhythm: Rhythm, today: string): string {
	if (rhythm === 'daily') return today;
	return addDays(today, -((weekdayOf(today) - weeklyOn + 7) % 7));
}
