/** Who at the municipality does what with barriers and the conference. Everybody there reads the desk. */
import { may, municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorMembership, ActorPerson } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

/** Reads what has come and shows it, takes down, merges. */
export const mayRead = (actor: Actor): boolean => municipalityMay(actor, 'moderate');
/** Gives it to somebody, answers, says what came of it, links. */
export const mayAnswer = (actor: Actor): boolean => municipalityMay(actor, 'decide');

/** Prepares the yearly conference, and writes down what was decided there. */
export const mayConvene = (actor: Actor): boolean => municipalityMay(actor, 'measure');

/** @throws 404 */
export function mustSeeDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
/** @throws 404 */
export const readingPerson = (actor: Actor): ActorPerson =>
	mayRead(actor) && actor.person ? actor.person : notFound();
/** @throws 404 */
export const answeringPerson = (actor: Actor): ActorPerson =>
	mayAnswer(actor) && actor.person ? actor.person : notFound();
/** @throws 404 */
export const conveningPerson = (actor: Actor): ActorPerson =>
	mayConvene(actor) && actor.person ? actor.person : notFound();

/** The organisations that the actor may speak for. */
export const speaksFor = (actor: Actor): readonly ActorMembership[] =>
	actor.memberships.filter(({ organisationId }) => may(actor, 'publish', organisationId));
