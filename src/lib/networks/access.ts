/**
 * Who runs a circle: a forum the municipality, a network whoever coordinates it. Everybody at the municipality reads its desks; who
 * holds a seat comes by the link in their mail.
 */
import { may, municipalityMay } from '#lib/accounts/access.ts';
import type { Actor, ActorMembership, ActorPerson } from '#lib/accounts/actor.ts';
import type { CircleKind } from '#lib/networks/circles/circle.ts';
import { notFound } from '#lib/platform/errors.ts';

interface Run {
	kind: CircleKind;
	coordinatorId: number | null;
}
export const mayRun = (actor: Actor, { kind, coordinatorId }: Run): boolean =>
	kind === 'forum' ? municipalityMay(actor, 'decide') : may(actor, 'publish', coordinatorId);
/** @throws 404 */
export const runningPerson = (actor: Actor, circle: Run): ActorPerson =>
	mayRun(actor, circle) && actor.person ? actor.person : notFound();

/** Makes circles, and says who coordinates a network. */
export const mayMake = (actor: Actor): boolean => municipalityMay(actor, 'decide');
/** @throws 404 */
export const makingPerson = (actor: Actor): ActorPerson =>
	mayMake(actor) && actor.person ? actor.person : notFound();

/** @throws 404 */
export function mustSeeDesk(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
/** A file is read by whoever reads the page that it stands on. @param file of a circle, or of one of its meetings */
export const mayReadFile = (
	actor: Actor,
	{
		isPublic,
		isCalled,
		coordinatorId,
	}: { isPublic: boolean; isCalled: boolean; coordinatorId: number | null },
): boolean =>
	(isPublic && isCalled) || municipalityMay(actor, 'oversee') || may(actor, 'read', coordinatorId);

/** Says for an organisation that it joins or leaves. @throws 404 */
export const joiningPerson = (actor: Actor, organisationId: number): ActorPerson =>
	may(actor, 'publish', organisationId) && actor.person ? actor.person : notFound();

/** A course is run by who coordinates its network, or by the municipality. */
export const mayRunCourse = (actor: Actor, { coordinatorId }: { coordinatorId: number | null }): boolean =>
	mayMake(actor) || may(actor, 'publish', coordinatorId);
/** @throws 404 */
export const courseRunner = (actor: Actor, course: { coordinatorId: number | null }): ActorPerson =>
	mayRunCourse(actor, course) && actor.person ? actor.person : notFound();
/** The organisations that the actor may sign up. */
export const signsUpFor = (actor: Actor): readonly ActorMembership[] =>
	actor.memberships.filter(({ organisationId }) => may(actor, 'publish', organisationId));
