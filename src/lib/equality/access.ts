/** Who at the municipality does what. Whether somebody reads what was told is no role of theirs: it stands in `equality_reader`. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

/** @throws 404 */
export const deskPerson = (actor: Actor): ActorPerson =>
	municipalityMay(actor, 'oversee') && actor.person ? actor.person : notFound();

export const mayKeepHelpers = (actor: Actor): boolean => municipalityMay(actor, 'decide');
/** @throws 404 */
export const helpersPerson = (actor: Actor): ActorPerson =>
	mayKeepHelpers(actor) && actor.person ? actor.person : notFound();

export const mayAppoint = (actor: Actor): boolean => municipalityMay(actor, 'administer');
/** @throws 404 */
export const appointingPerson = (actor: Actor): ActorPerson =>
	mayAppoint(actor) && actor.person ? actor.person : notFound();
