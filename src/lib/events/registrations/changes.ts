/** What somebody who signed up is told of a change: what is otherwise than they know it. */
import type { CityEvent } from '#lib/events/event.ts';
import type { KnownMeeting } from '#lib/platform/database/tables.ts';

type Meeting = Pick<CityEvent, 'startsAt' | 'endsAt' | 'placeName' | 'address' | 'onlineUrl'>;

export const changeKinds = ['time', 'place', 'link'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const meetingOf = ({ startsAt, endsAt, placeName, address, onlineUrl }: Meeting): KnownMeeting => ({
	startsAt: startsAt.toISOString(),
	endsAt: endsAt.toISOString(),
	placeName,
	address,
	onlineUrl,
});

/** Nothing where it was changed back before anybody was told. */
export function changesSince(known: KnownMeeting, event: Meeting): ChangeKind[] {
	const present = meetingOf(event);
	const differs = (...names: (keyof KnownMeeting)[]) => names.some((name) => known[name] !== present[name]);
	const is: Record<ChangeKind, boolean> = {
		time: differs('startsAt', 'endsAt'),
		place: differs('placeName', 'address'),
		link: differs('onlineUrl'),
	};
	return changeKinds.filter((kind) => is[kind]);
}
