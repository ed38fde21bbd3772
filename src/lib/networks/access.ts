/** Who runs a forum: the municipality. Everybody there reads its desk; who holds a seat comes by the link in their mail. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

export const mayRun = (actor: Actor): boolean => municipalityMay(actor, 'decide');

/** @throws 404 */
export function mustSeeDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
/** @throws 404 */
export const runningPerson = (actor: Actor): ActorPerson =>
	mayRun(actor) && actor.person ? actor.person : notFound();
