import type { Guest, GuestState } from '#lib/events/guests/guests.ts';
import { formatDateTime, formatTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<GuestState, () => string> = {
	confirmed: m.event_place_confirmed,
	offered: m.event_guests_offered,
	waiting: m.event_place_waiting,
	unconfirmed: m.event_guests_held,
};
export const guestStateName = (state: GuestState): string => names[state]();

/** Whether they have a place, and until when it is kept for them. */
export function placeOf({
	state,
	heldUntil,
	offeredUntil,
}: Pick<Guest, 'state' | 'heldUntil' | 'offeredUntil'>): string {
	if (state === 'offered' && offeredUntil)
		return m.event_place_offered({ time: formatDateTime(offeredUntil) });
	if (heldUntil) return m.event_place_held({ time: formatTime(heldUntil) });
	return state === 'confirmed' ? m.event_place_confirmed() : m.event_place_waiting();
}
