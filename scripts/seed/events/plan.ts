/** How an event of the demo is written down. */
import type { AccessKey, EventState } from '#lib/events/event.ts';
import type { Category, DanishLevel } from '#lib/listings/listing.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import type { FocusAreaKey } from '#lib/policy/edition.ts';

export interface EventPlan {
	/** Keys of partners: the organiser, then those it holds it with. */
	by: readonly string[];
	/** Of those, who has not answered yet. */
	unanswered?: readonly string[];
	title: string;
	text: string;
	/** Wall time it begins, and how many hours it lasts. */
	at: string;
	hours: number;
	/** Days from today, each a time it takes place; `week` or `weekend` moves on to the next such day. */
	on: readonly number[];
	days?: 'weekday' | 'weekend';
	/** Its times are dates of one series, every week from the first to the last; weeks without one are left out. */
	weekly?: true;
	categories?: readonly Category[];
	area?: FocusAreaKey;
	serves?: CommitmentTypeKey;
	contentLocale?: LanguageCode;
	languages?: readonly LanguageCode[];
	danish?: DanishLevel;
	price?: number;
	access?: readonly AccessKey[];
	children?: boolean;
	seats?: number;
	/** Sign-up here, or at this address. */
	signUp?: 'here' | `https://${string}`;
	asksNames?: boolean;
	questions?: readonly { text: string; choices: readonly string[] }[];
	/** How many of the seats are taken the first time; the rest follow. */
	taken?: number;
	/** Not at the organiser's own place. */
	place?: { name: string; address: string };
	online?: `https://${string}`;
	picture?: { name: string; alt: string };
	/** Instead of published: for the last of its days. */
	last?: { state: Exclude<EventState, 'published'>; reason: string | null };
}

/** A time of a plan as it stands in the database. */
export interface EventRow {
	id: number;
	day: number;
	plan: EventPlan;
	state: string;
	/** Its place among the times of the same plan, the first is 0. */
	turn: number;
}
