/** Who may do what with an opportunity. Anybody may read what has been published. */
import { isHalted, showsThings } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import {
	isOnHold,
	type Opportunity,
	type OpportunityOnPage,
	type OpportunityStanding,
} from '#lib/opportunities/opportunity.ts';

type Owned = Pick<Opportunity, 'organisationId'>;

export const mayEditOpportunity = (actor: Actor, thing: Owned): boolean =>
	may(actor, 'edit', thing.organisationId);

export const mayFillPlaces = (actor: Actor, thing: Owned): boolean =>
	may(actor, 'report', thing.organisationId);

/** As of an event (`eventShown`). */
export function opportunityShown(
	actor: Actor,
	thing: Owned & Pick<OpportunityOnPage, 'organiser'>,
	standing: OpportunityStanding,
): 'whole' | 'notice' | 'nothing' {
	const { state } = thing.organiser;
	if (standing === 'draft') return may(actor, 'read', thing.organisationId) ? 'whole' : 'nothing';
	if (showsThings(state)) return 'whole';
	return (isHalted(state) && standing === 'cancelled') || isOnHold(standing, thing.organiser)
		? 'notice'
		: 'nothing';
}
