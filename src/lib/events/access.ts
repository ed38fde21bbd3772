/** Who may do what with an event. Anybody may read what has been published. */
import { showsThings } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { CityEvent, EventOnPage } from '#lib/events/event.ts';

type Owned = Pick<CityEvent, 'organisationId'>;

export const mayEditEvent = (actor: Actor, event: Owned): boolean => may(actor, 'edit', event.organisationId);

/** Names and e-mails of those who signed up. */
export const maySeeRegistrations = (actor: Actor, event: Owned): boolean =>
	may(actor, 'registrations', event.organisationId);

export const mayMarkHeld = (actor: Actor, event: Owned): boolean =>
	may(actor, 'report', event.organisationId);

export const maySeeEvent = (
	actor: Actor,
	event: Owned & Pick<EventOnPage, 'state' | 'organiser'>,
): boolean =>
	event.state === 'draft' ? may(actor, 'read', event.organisationId) : showsThings(event.organiser.state);
