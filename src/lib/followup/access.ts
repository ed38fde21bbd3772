/** Who may do what with what the city follows up on. Everybody at the municipality reads its desk. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

/** Writes indicators and figures, drafts, checks and releases editions: never the last two of one's own draft. */
export const mayMeasure = (actor: Actor): boolean => municipalityMay(actor, 'measure');

/** @throws 404 */
export function mustReadDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}

/** @throws 404 */
export function measuringPerson(actor: Actor): ActorPerson {
	return mayMeasure(actor) && actor.person ? actor.person : notFound();
}
