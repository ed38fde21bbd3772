/** Who does what with methods: those at the municipality who write or decide, and partners with what is their own. */
import { may, municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorMembership, ActorPerson } from '#lib/accounts/actor.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** Writes cards, reads what partners propose, shows and declines: all at the desk but an auditor, who only reads. */
export const mayKeep = (actor: Actor): boolean => municipalityMay(actor, 'casework');

/** @throws 404 */
export function mustSeeDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
/** @throws 404 */
export const keepingPerson = (actor: Actor): ActorPerson =>
	mayKeep(actor) && actor.person ? actor.person : notFound();

/** The organisations for which the actor may propose a card, or tell of trying one. */
export const writesFor = (actor: Actor): readonly ActorMembership[] =>
	actor.memberships.filter(({ organisationId }) => may(actor, 'publish', organisationId));

/** Who writes for the organisation in an address. @throws 404 */
export const writingFor = (actor: Actor, organisation: string): ActorMembership =>
	found(writesFor(actor).find(({ slug }) => slug === organisation));
