/** A part of a festival: an event that lies within the days of another, its umbrella, and stands in that one's programme. */
import type { CoOrganiserState } from '#lib/events/co-organisers/co-organiser.ts';
import { isTemplate, type CityEvent } from '#lib/events/event.ts';
import { addDays, copenhagenDate, copenhagenTime } from '#lib/i18n/copenhagen.ts';

/** What a festival has at most, asked ones among them. */
export const mostParts = 200;

/** As with a co-organiser: somebody else's event is asked, and is a part once its own organisation has said yes. */
export type PartState = CoOrganiserState;

type Times = Pick<CityEvent, 'startsAt' | 'endsAt'>;

/** A night belongs to the day before it, until this hour. */
const morning = '06:00';
const eveningOf = (instant: Date) =>
	copenhagenTime(instant) < morning ? addDays(instant, -1) : copenhagenDate(instant);

/** It begins on one of the umbrella's days, and ends on one or in the night after. As `event_part_within_days` has it. */
export function liesWithin(part: Times, umbrella: Times): boolean {
	const [first, last] = [copenhagenDate(umbrella.startsAt), copenhagenDate(umbrella.endsAt)];
	const day = copenhagenDate(part.startsAt);
	return day >= first && day <= last && eveningOf(part.endsAt) <= last;
}

/** Where it is a part, whether it still lies within its umbrella's days at other times. */
export const staysWithin = (
	{ umbrellaStartsAt, umbrellaEndsAt }: Pick<CityEvent, 'umbrellaStartsAt' | 'umbrellaEndsAt'>,
	times: Times,
): boolean =>
	umbrellaStartsAt === null ||
	umbrellaEndsAt === null ||
	liesWithin(times, { startsAt: umbrellaStartsAt, endsAt: umbrellaEndsAt });

type Placed = Pick<
	CityEvent,
	| 'id'
	| 'startsAt'
	| 'endsAt'
	| 'state'
	| 'heldAt'
	| 'isUmbrella'
	| 'umbrellaId'
	| 'seriesId'
	| 'occurrenceOn'
	| 'mergedIntoId'
	| 'takenDownAt'
>;

export type NoUmbrella =
	'event_closed' | 'event_umbrella_repeats' | 'event_umbrella_is_part' | 'listing_taken_down';

/** Why it can have no parts; null where it can. One level only: a part has none. A series has none, each date would. */
export function whyNoUmbrella(event: Placed): NoUmbrella | null {
	if (event.takenDownAt) return 'listing_taken_down';
	if (event.state === 'cancelled' || event.heldAt || event.mergedIntoId) return 'event_closed';
	if (event.seriesId !== null) return 'event_umbrella_repeats';
	return event.umbrellaId === null ? null : 'event_umbrella_is_part';
}

export type NoPart =
	'event_part_closed' | 'event_part_is_umbrella' | 'event_part_elsewhere' | 'event_part_outside';

/** Why it cannot be a part of that umbrella; null where it can. One date of a series can, the series as such cannot. */
export function whyNoPart(event: Placed, umbrella: Placed): NoPart | null {
	if (
		event.state === 'cancelled' ||
		event.heldAt ||
		event.mergedIntoId ||
		event.takenDownAt ||
		isTemplate(event)
	)
		return 'event_part_closed';
	if (event.isUmbrella || event.id === umbrella.id) return 'event_part_is_umbrella';
	if (event.umbrellaId !== null && event.umbrellaId !== umbrella.id) return 'event_part_elsewhere';
	return liesWithin(event, umbrella) ? null : 'event_part_outside';
}

/** What becomes of the organiser's own parts when a festival is called off. */
export const partFates = ['keep', 'cancel'] as const;
export type PartFate = (typeof partFates)[number];
