/** Those who signed up, as the organiser's list shows them. */
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { addressFilter, oneOf, words } from '#lib/platform/addresses/address-filter.ts';

export type Guest = Pick<
	Registration,
	| 'id'
	| 'name'
	| 'email'
	| 'people'
	| 'companions'
	| 'answers'
	| 'state'
	| 'heldUntil'
	| 'offeredUntil'
	| 'createdAt'
> & {
	/** How many of them were checked in; null while nobody has pressed. */
	attended: number | null;
};

/** In the order they stand in the list. */
export const guestStates = ['confirmed', 'offered', 'waiting', 'unconfirmed'] as const;
export type GuestState = (typeof guestStates)[number];

export interface GuestFilter {
	q: string;
	state: GuestState | null;
}
export const guestFilter = addressFilter<GuestFilter>({ q: words(), state: oneOf(guestStates) });
