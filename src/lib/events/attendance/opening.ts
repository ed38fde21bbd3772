/** When people are checked in: from some hours before an event begins until some days after it ended. */
import type { CityEvent } from '#lib/events/event.ts';

const hour = 3_600_000;
/** Who opens the doors is there early, and tries it out. */
export const hoursBefore = 12;
/** For the phone that finds a connection late, and for a list on paper. */
export const daysAfter = 7;

export type CheckInStanding = 'early' | 'open' | 'over' | 'off';

export function checkInStanding(
	{ state, signUp, startsAt, endsAt }: Pick<CityEvent, 'state' | 'signUp' | 'startsAt' | 'endsAt'>,
	now: Date,
): CheckInStanding {
	if (state !== 'published' || signUp !== 'here') return 'off';
	if (now < opensAt({ startsAt })) return 'early';
	return now.getTime() < endsAt.getTime() + daysAfter * 24 * hour ? 'open' : 'over';
}

export const opensAt = ({ startsAt }: Pick<CityEvent, 'startsAt'>): Date =>
	new Date(startsAt.getTime() - hoursBefore * hour);
