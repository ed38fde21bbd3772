/** Courses as everybody reads them, as an organisation does on its own pages, and as whoever runs them does. */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMake, mayRunCourse, mustSeeDesk, signsUpFor } from '#lib/networks/access.ts';
import { courseFile } from '#lib/networks/courses/calendar.server.ts';
import { courseStanding, isAlive, mayChange } from '#lib/networks/courses/course.ts';
import {
	attendanceValues,
	courseValues,
	outcomeValues,
	sessionValues,
} from '#lib/networks/courses/form-values.ts';
import type { CourseFilter } from '#lib/networks/courses/list.ts';
import * as outcomes from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import * as places from '#lib/networks/courses/place-queries.server.ts';
import * as queries from '#lib/networks/courses/queries.server.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

export { countUntold } from '#lib/networks/courses/outcomes/outcome-queries.server.ts';

const pageSize = 20;

const standing = (course: queries.Course) => ({
	...without(course, ['coordinatorId', 'giverId', 'circleId']),
	standing: courseStanding(course, now()),
});

export async function coursesPage(db: Database, filter: CourseFilter, after: string | null) {
	const { rows, next, first } = await queries.listCourses(db, filter, now(), { after, limit: pageSize });
	return { filter, courses: rows.map(standing), next, first };
}

/** What a network has ahead. */
export const coursesOf = async (db: Handle, circleId: number) =>
	(await queries.comingOf(db, circleId, now())).map(standing);

async function publicCourse(db: Handle, slug: string): Promise<queries.Course> {
	const course = found(await queries.findCourse(db, slug));
	return course.state === 'draft' ? notFound() : course;
}
const open = (session: queries.Session) => without(session, ['onlineUrl']);

/** With for whom the actor may sign up. @throws 404 */
export async function coursePage(db: Database, actor: Actor, slug: string) {
	const course = await publicCourse(db, slug);
	const [sessions, takingPart, counts, words] = await Promise.all([
		queries.sessionsOf(db, course.id),
		places.takingPart(db, course.id),
		outcomes.countOutcomes(db, course.id),
		outcomes.shownWords(db, course.id),
	]);
	return {
		course: standing(course),
		sessions: sessions.map(open),
		takingPart,
		outcome: { counts, words },
		signsUpFor: signsUpFor(actor).map(({ slug: own, name }) => ({ slug: own, name })),
		isSignedIn: actor.person !== null,
	};
}

/** @throws 404 */
export async function courseCalendar(db: Database, slug: string): Promise<string> {
	const course = await publicCourse(db, slug);
	return courseFile(course, await queries.sessionsOf(db, course.id));
}

/** What whoever runs it sees to. */
async function runningBody(db: Handle, course: queries.Course) {
	const [sessions, all, came] = await Promise.all([
		queries.sessionsOf(db, course.id),
		places.placesOf(db, course.id),
		places.attendanceOf(db, course.id),
	]);
	const stands = courseStanding(course, now());
	const begun = (session: queries.Session) => course.state === 'published' && session.startsAt <= now();
	return {
		stored: courseValues(course),
		sessions: sessions.map((session) => ({
			...session,
			stored: sessionValues(session),
			came: begun(session) ? attendanceValues(came.get(session.id) ?? []) : null,
		})),
		places: all,
		may: {
			change: mayChange(stands),
			publish: stands === 'draft',
			cancel: isAlive(stands),
			mark: true,
		},
	};
}
export type Running = Awaited<ReturnType<typeof runningBody>>;

/** The courses of an organisation: those it takes part in, and those of the networks that it coordinates. @throws 404 */
export async function ownCoursesPage(db: Database, actor: Actor, organisationSlug: string) {
	const { organisationId } = membershipFor(actor, organisationSlug, 'read');
	const [own, standings, runs, networks] = await Promise.all([
		queries.coursesWith(db, organisationId),
		places.standingsOf(db, organisationId),
		queries.coursesRunBy(db, organisationId),
		queries.networksRunBy(db, organisationId),
	]);
	return {
		courses: own.map((course) => ({ ...standing(course), place: standings.get(course.id) ?? null })),
		runs: runs.map(standing),
		networks: may(actor, 'publish', organisationId) ? networks : [],
	};
}

/** Its own place and what it was asked; and to run it, for who coordinates its network. @throws 404 */
export async function ownCoursePage(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const { organisationId } = membershipFor(actor, organisationSlug, 'read');
	const course = found(await queries.findCourse(db, slug));
	const coordinates = course.coordinatorId === organisationId;
	if (course.state === 'draft' && !coordinates) notFound();
	const place = await places.placeOf(db, course.id, organisationId);
	const [sessions, before, asked, running] = await Promise.all([
		queries.sessionsOf(db, course.id),
		place?.state === 'waiting' ? places.countBefore(db, course.id, place.id) : 0,
		place ? outcomes.findOutcome(db, place.id) : undefined,
		coordinates && mayRunCourse(actor, course) ? runningBody(db, course) : null,
	]);
	const stands = standing(course);
	return {
		course: stands,
		sessions: place?.state === 'held' ? sessions : sessions.map(open),
		place: place ? { state: place.state, people: place.people, before } : null,
		asked: asked ? outcomeValues(asked) : null,
		may: {
			signUp: may(actor, 'publish', organisationId) && stands.standing === 'open',
			leave: may(actor, 'publish', organisationId) && isAlive(stands.standing),
			tell: may(actor, 'publish', organisationId),
		},
		running,
	};
}

/** @throws 404 */
export async function coursesDeskPage(db: Database, actor: Actor, after: string | null) {
	mustSeeDesk(actor);
	const { rows, next, first } = await queries.deskCourses(db, { after, limit: pageSize });
	return { courses: rows.map(standing), next, first, mayMake: mayMake(actor) };
}

/** @throws 404 */
export async function courseDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const course = found(await queries.findCourse(db, slug));
	const body = await runningBody(db, course);
	const runs = mayMake(actor);
	const none = { change: false, publish: false, cancel: false, mark: false };
	return { course: standing(course), running: runs ? body : { ...body, may: none } };
}
