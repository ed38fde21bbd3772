/** What of an edited occurrence goes to the others: what was changed in it, and nothing else. */
import type { CityEvent } from '#lib/events/event.ts';
import { copenhagenTime, daysBetween } from '#lib/i18n/copenhagen.ts';

const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null));

/** The columns that the form says otherwise, but for the times, which each day has of its own. */
export const whatChanged = <Fields extends Partial<CityEvent>>(
	before: CityEvent,
	after: Fields,
): Partial<Fields> =>
	Object.fromEntries(
		Object.entries(after).filter(
			([name, value]) =>
				name !== 'startsAt' && name !== 'endsAt' && plain(before[name as keyof CityEvent]) !== plain(value),
		),
	) as Partial<Fields>;

type Times = Pick<CityEvent, 'startsAt' | 'endsAt'>;
const clock = ({ startsAt, endsAt }: Times) =>
	`${copenhagenTime(startsAt)} ${copenhagenTime(endsAt)} ${daysBetween(startsAt, endsAt)}`;

/** It begins or ends at another hour, or lasts another number of days. */
export const timesChanged = (before: Times, after: Times): boolean => clock(before) !== clock(after);
