/** The noun: something a citizen can come to, the states it passes through, and what is derived from time. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { addDays, copenhagenInstant, copenhagenTime, daysBetween } from '#lib/i18n/copenhagen.ts';
import type { Question } from '#lib/events/registrations/party.ts';
import type { Category, DanishLevel, Organiser, Picture, Place } from '#lib/listings/listing.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';

export const eventStates = ['draft', 'published', 'cancelled', 'postponed'] as const;
export type EventState = (typeof eventStates)[number];

/** Which state may follow which. What was public is never hidden again: it is cancelled. */
const next: Record<EventState, readonly EventState[]> = {
	draft: ['published'],
	published: ['cancelled', 'postponed'],
	postponed: ['published', 'cancelled'],
	cancelled: [],
};

export const canBecome = (from: EventState, to: EventState): boolean => next[from].includes(to);

export const signUpWays = ['none', 'here', 'link'] as const;
export type SignUp = (typeof signUpWays)[number];

export const accessKeys = [
	'step_free',
	'lift',
	'accessible_toilet',
	'hearing_loop',
	'sign_language',
	'interpreter',
	'quiet_space',
	'companion',
] as const;
export type AccessKey = (typeof accessKeys)[number];

export const mostCoOrganisers = 8;
/** More than this come by themselves or ask the organiser. */
export const mostPeopleAtAll = 10;
export const mostQuestions = 3;

export interface CityEvent extends Place {
	id: number;
	slug: string;
	organisationId: number;
	title: string;
	description: string;
	/** The language title and description are written in. */
	contentLocale: string;
	startsAt: Date;
	endsAt: Date;
	onlineUrl: string | null;
	languages: string[];
	danishLevel: DanishLevel;
	priceKr: number;
	accessibility: AccessKey[];
	childFriendly: boolean;
	capacity: number | null;
	signUp: SignUp;
	signUpUrl: string | null;
	/** How many may come on one sign-up. */
	mostPeople: number;
	/** Of those who come along. */
	asksNames: boolean;
	questions: Question[];
	categories: Category[];
	focusArea: string | null;
	imageId: number | null;
	imageAlt: string | null;
	commitmentId: number | null;
	state: EventState;
	stateChangedAt: Date;
	stateReason: string | null;
	publishedAt: Date | null;
	/** When time or place was last changed after publishing. */
	changedAt: Date | null;
	/** Revision of the calendar entry. */
	sequence: number;
	heldAt: Date | null;
	attendance: number | null;
	createdAt: Date;
	/** The series it belongs to, and the day the rule gave it; no day is the series' template. */
	seriesId: number | null;
	occurrenceOn: string | null;
	/** Changed by hand: it no longer follows its series. */
	detached: boolean;
	/** Others are parts of it: a festival and its programme. */
	isUmbrella: boolean;
	/** What it is a part of, and from when to when that lasts. */
	umbrellaId: number | null;
	umbrellaStartsAt: Date | null;
	umbrellaEndsAt: Date | null;
	/** The same event entered twice: where this one's address leads to. */
	mergedIntoId: number | null;
	/** By the municipality; it is a draft meanwhile. */
	takenDownAt: Date | null;
	takenDownReason: TakedownReason | null;
}

/** Columns that no form writes: they are no part of a copy either. */
export const keptByUs = [
	'id',
	'slug',
	'organisationId',
	'state',
	'stateChangedAt',
	'stateReason',
	'publishedAt',
	'changedAt',
	'sequence',
	'heldAt',
	'attendance',
	'createdAt',
	'seriesId',
	'occurrenceOn',
	'detached',
	'isUmbrella',
	'umbrellaId',
	'umbrellaStartsAt',
	'umbrellaEndsAt',
	'mergedIntoId',
	'takenDownAt',
	'takenDownReason',
] as const satisfies readonly (keyof CityEvent)[];

/** An event as its page shows it. */
export interface EventOnPage extends CityEvent {
	organiser: Organiser & { state: OrganisationState };
	coOrganisers: Organiser[];
	picture: Picture | null;
	/** People who have a seat or are offered one, and those who wait for one. */
	taken: number;
	waiting: number;
}

type Timed = Pick<CityEvent, 'state' | 'startsAt' | 'endsAt'> &
	Partial<Pick<CityEvent, 'mergedIntoId' | 'takenDownAt'>>;
export type EventStanding =
	'draft' | 'merged' | 'taken_down' | 'upcoming' | 'running' | 'past' | 'cancelled' | 'postponed';

/** What a reader meets: time decides for what is published. */
export function eventStanding(
	{ state, startsAt, endsAt, mergedIntoId, takenDownAt }: Timed,
	now: Date,
): EventStanding {
	if (takenDownAt) return 'taken_down';
	if (mergedIntoId) return 'merged';
	if (state !== 'published') return state;
	if (now < startsAt) return 'upcoming';
	return now < endsAt ? 'running' : 'past';
}

/** One can still come to it: it was neither called off nor is it over. */
export const isAhead = (event: Timed, now: Date): boolean =>
	['upcoming', 'running'].includes(eventStanding(event, now));

/** Its organiser is suspended, and it is neither off nor over: whoever counts on it is told to wait. */
export const isOnHold = (standing: EventStanding, organiser: { state: OrganisationState }): boolean =>
	organiser.state === 'suspended' && ['upcoming', 'running', 'postponed'].includes(standing);

/** People sign up here until it begins. */
export const takesRegistrations = (event: Timed & Pick<CityEvent, 'signUp'>, now: Date): boolean =>
	event.signUp === 'here' && eventStanding(event, now) === 'upcoming';

/** It has begun, was not called off, and nobody has said yet that it was held. */
export const canBeHeld = (event: Timed & Pick<CityEvent, 'heldAt'>, now: Date): boolean =>
	event.heldAt === null && ['running', 'past'].includes(eventStanding(event, now));

/** What the form that corrects the number is filled from. */
export const heldValues = ({ attendance }: Pick<CityEvent, 'attendance'>) => ({ attendance });

/** What was said of a held event before it was put right; `after` is null where it was not held after all. */
export interface HeldCorrection {
	id: number;
	before: number;
	after: number | null;
	reason: string;
	correctedAt: Date;
}

/** A cancelled event stays as it was told; a held one is counted. */
export const isEditable = (event: Pick<CityEvent, 'state' | 'heldAt' | 'mergedIntoId'>): boolean =>
	event.state !== 'cancelled' && event.heldAt === null && event.mergedIntoId === null;

/** What a series makes its occurrences from: a draft that nobody comes to. */
export const isTemplate = ({
	seriesId,
	occurrenceOn,
}: Pick<CityEvent, 'seriesId' | 'occurrenceOn'>): boolean => seriesId !== null && occurrenceOn === null;

/**
 * The same wall times with another first day. Where the clocks change, so that it would be over before it began, it lasts as
 * long as it did.
 */
export function onDay({ startsAt, endsAt }: Pick<CityEvent, 'startsAt' | 'endsAt'>, day: string) {
	const lastDay = addDays(day, daysBetween(startsAt, endsAt));
	const start = copenhagenInstant(day, copenhagenTime(startsAt));
	const end = copenhagenInstant(lastDay, copenhagenTime(endsAt));
	const asLong = new Date(start.getTime() + endsAt.getTime() - startsAt.getTime());
	return { startsAt: start, endsAt: end > start ? end : asLong };
}

type Meeting = Pick<CityEvent, 'startsAt' | 'endsAt' | 'address' | 'placeName' | 'onlineUrl'>;

/** Whether somebody who planned to come has to know. */
export const isMoved = (before: Meeting, after: Meeting): boolean =>
	before.startsAt.getTime() !== after.startsAt.getTime() ||
	before.endsAt.getTime() !== after.endsAt.getTime() ||
	before.address !== after.address ||
	before.placeName !== after.placeName ||
	before.onlineUrl !== after.onlineUrl;

/** Where one signs up here, the way into a meeting online is told to those who did, and not to the world. */
export const publicOnlineUrl = ({ signUp, onlineUrl }: Pick<CityEvent, 'signUp' | 'onlineUrl'>) =>
	signUp === 'here' ? null : onlineUrl;

/** Seats left; null where there is no limit. */
export const seatsLeft = ({ capacity, taken }: Pick<EventOnPage, 'capacity' | 'taken'>): number | null =>
	capacity === null ? null : Math.max(0, capacity - taken);
