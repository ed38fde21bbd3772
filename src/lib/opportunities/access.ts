/** Who may do what with an opportunity. Anybody may read what has been published. */
import { showsThings } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { Opportunity, OpportunityOnPage } from '#lib/opportunities/opportunity.ts';

type Owned = Pick<Opportunity, 'organisationId'>;

export const mayEditOpportunity = (actor: Actor, thing: Owned): boolean =>
	may(actor, 'edit', thing.organisationId);

export const mayFillPlaces = (actor: Actor, thing: Owned): boolean =>
	may(actor, 'report', thing.organisationId);

export const maySeeOpportunity = (
	actor: Actor,
	thing: Owned & Pick<OpportunityOnPage, 'state' | 'organiser'>,
): boolean =>
	thing.state === 'draft' ? may(actor, 'read', thing.organisationId) : showsThings(thing.organiser.state);
