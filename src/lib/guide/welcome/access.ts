/** Who at the municipality writes the guide. Everybody there reads its desk. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

export const mayWrite = (actor: Actor): boolean => municipalityMay(actor, 'write');

/** @throws 404 */
export function mustSeeDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
/** @throws 404 */
export const writingPerson = (actor: Actor): ActorPerson =>
	mayWrite(actor) && actor.person ? actor.person : notFound();
