/** Who may do what with needs, offers and matches. Anybody may read what is open. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay, roleIn } from '#lib/accounts/access.ts';
import type { Posting } from '#lib/matching/postings/posting.ts';

/** Writing, publishing, closing, proposing a match, muting. */
export const mayPost = (actor: Actor, organisationId: number): boolean => may(actor, 'edit', organisationId);

/** Saying yes makes a commitment that binds the organisation; whoever may say yes may say no. */
export const mayAnswer = (actor: Actor, organisationId: number): boolean =>
	may(actor, 'sign', organisationId);

/** The municipality takes down what does not belong, with a reason. */
export const mayModerate = (actor: Actor): boolean => municipalityMay(actor, 'moderate');

/** Never what their own organisation has posted. */
export const mayTakeDown = (actor: Actor, { organisationId }: Pick<Posting, 'organisationId'>): boolean =>
	mayModerate(actor) && roleIn(actor, organisationId) === null;
