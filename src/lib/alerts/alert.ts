/** Being told by e-mail what is new: of a search in `Oplev`, or of one partner. */
import { filterPath, readFilter, type ExploreFilter, type NearKm } from '#lib/explore/filter.ts';
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';
import type { Alert as Row, AlertConsent } from '#lib/platform/database/tables.ts';

export type Rhythm = Row['rhythm'];
export const rhythms = ['daily', 'weekly'] as const satisfies readonly Rhythm[];

/** A step of saying yes or no, and where it was said. */
export type ConsentStep = AlertConsent['step'];
export type ConsentSource = AlertConsent['source'];

/** What somebody wants to hear about: what fits a query of `Oplev`, or what one partner puts up. */
export interface Subject {
	query: string;
	partner: { id: number; name: string; slug: string } | null;
}

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
	return subject.partner || !filter.near ? subject : { ...subject, query: queryOf({ ...filter, km }) };
}

/** How far it reaches around its point; null where it has none. */
export function reachOf({ query, partner }: Subject): NearKm | null {
	const { near, km } = filterOf(query);
	return partner || !near ? null : km;
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
