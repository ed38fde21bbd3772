/** Who may do what with an event. Anybody may read what has been published. */
import { isHalted, showsThings } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { eventStanding, isOnHold, type CityEvent, type EventOnPage } from '#lib/events/event.ts';

type Owned = Pick<CityEvent, 'organisationId'>;

export const mayEditEvent = (actor: Actor, event: Owned): boolean => may(actor, 'edit', event.organisationId);

/** Names and e-mails of those who signed up. */
export const maySeeRegistrations = (actor: Actor, event: Owned): boolean =>
	may(actor, 'registrations', event.organisationId);

export const mayMarkHeld = (actor: Actor, event: Owned): boolean =>
	may(actor, 'report', event.organisationId);

/** Of an event that is not shown, `notice` says that it is off or on hold, to whoever comes back to its page. */
export type EventShown = 'whole' | 'notice' | 'nothing';

export function eventShown(
	actor: Actor,
	event: Owned & Pick<EventOnPage, 'state' | 'startsAt' | 'endsAt' | 'organiser'>,
	now: Date,
): EventShown {
	const { state } = event.organiser;
	if (event.state === 'draft') return may(actor, 'read', event.organisationId) ? 'whole' : 'nothing';
	if (showsThings(state)) return 'whole';
	return (isHalted(state) && event.state === 'cancelled') ||
		isOnHold(eventStanding(event, now), event.organiser)
		? 'notice'
		: 'nothing';
}
