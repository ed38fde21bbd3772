/** Who may do what with an offer. Anybody may read what has been published. */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { showsThings } from '#lib/accounts/organisation-states.ts';
import type { Benefit, BenefitOnPage } from '#lib/benefits/benefit.ts';

export const mayEditBenefit = (actor: Actor, { organisationId }: Pick<Benefit, 'organisationId'>): boolean =>
	may(actor, 'edit', organisationId);

/** As of an event (`eventShown`), without the notice: nobody has signed up for it. */
export const isBenefitShown = (
	actor: Actor,
	{ state, organisationId, organiser }: Pick<BenefitOnPage, 'state' | 'organisationId' | 'organiser'>,
): boolean => (state === 'draft' ? may(actor, 'read', organisationId) : showsThings(organiser.state));
