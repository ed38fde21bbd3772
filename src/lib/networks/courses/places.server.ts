/** An organisation signs up for a course, waits its turn, gives its place back; and says afterwards what came of it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { joiningPerson } from '#lib/networks/access.ts';
import { courseStanding, isAlive, type PlaceState } from '#lib/networks/courses/course.ts';
import { attendanceValues, outcomeValues } from '#lib/networks/courses/form-values.ts';
import { changing, moveUp, runningCourse } from '#lib/networks/courses/holding.server.ts';
import type { AttendanceInput, OutcomeInput, SignUpInput } from '#lib/networks/courses/input.ts';
import { tellReleased } from '#lib/networks/courses/letters.server.ts';
import { findOutcome, setOutcome } from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import * as queries from '#lib/networks/courses/place-queries.server.ts';
import { lockCourse, sessionsOf, type Course } from '#lib/networks/courses/queries.server.ts';
import { recordCourse } from '#lib/networks/record.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

interface TakingPart {
	trx: Transaction;
	course: Course;
	by: ActorPerson;
	/** Its own, held or waited for. */
	place: queries.Place | undefined;
	at: Date;
	about: { id: number; organisationId: number };
}

/** The course is held, so that places are given one after the other. @throws 404 */
async function takingPart(
	trx: Transaction,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<TakingPart> {
	const { id: organisationId } = await organisationFor(trx, actor, organisationSlug, 'publish');
	const by = joiningPerson(actor, organisationId);
	const course = found(await lockCourse(trx, slug));
	if (course.state === 'draft') notFound();
	const place = await queries.placeOf(trx, course.id, organisationId);
	return { trx, course, by, place, at: now(), about: { id: course.id, organisationId } };
}

/** Whoever comes stands last in the line, and is served if it is their turn. Twice changes nothing. @throws 404, Refused `course_not_open` */
export const signUp = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ people, submission }: SignUpInput,
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx): Promise<PlaceState> => {
		const { course, by, place, at, about } = await takingPart(trx, actor, organisationSlug, slug);
		if (place) return place.state;
		if (courseStanding(course, at) !== 'open') throw new Refused('course_not_open');
		const { id } = await queries.insertPlace(trx, {
			...{ courseId: course.id, organisationId: about.organisationId, state: 'waiting', people },
			...{ askedAt: at, signedBy: by.id },
		});
		await recordCourse(trx, actor, 'course.signed_up', about);
		return (await moveUp(trx, course, at, id)).includes(id) ? 'held' : 'waiting';
	});

/** Gives the place back, or leaves the line. @throws 404, Refused `course_not_now` */
export const leaveCourse = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { course, place, at, about } = await takingPart(trx, actor, organisationSlug, slug);
		if (!place) return;
		if (!isAlive(courseStanding(course, at))) throw new Refused('course_not_now');
		await queries.deletePlace(trx, place.id);
		await recordCourse(trx, actor, 'course.left', about);
		await moveUp(trx, course, at);
	});

/** Who runs it gives an organisation's place to the next, and tells why. @throws 404, Refused `course_not_now` */
export const releasePlace = (
	db: Database,
	actor: Actor,
	slug: string,
	{ place: id, reason }: { place: number; reason: string },
): Promise<void> =>
	changing(db, actor, slug, async ({ trx, course, at }) => {
		const place = found((await queries.placesOf(trx, course.id)).find((one) => one.id === id));
		await queries.deletePlace(trx, id);
		const { organisationId } = place;
		await recordCourse(trx, actor, 'course.released', { id: course.id, organisationId });
		await tellReleased(trx, place, course, reason);
		await moveUp(trx, course, at);
	});

/** Which organisations came to a session that has begun, as often as it is put right. @throws 404, EditedMeanwhile, Refused `course_not_begun` */
export const markAttendance = (
	db: Database,
	actor: Actor,
	slug: string,
	{ session: id, came }: AttendanceInput,
	edited: Edited | null,
): Promise<void> =>
	runningCourse(db, actor, slug, async ({ trx, course, at, about }) => {
		const session = found((await sessionsOf(trx, course.id)).find((one) => one.id === id));
		if (course.state !== 'published' || session.startsAt > at) throw new Refused('course_not_begun');
		const places = await queries.placesOf(trx, course.id);
		const holds = new Set(places.filter(({ state }) => state === 'held').map((place) => place.id));
		if (!came.every((place) => holds.has(place))) notFound();
		const before = await queries.attendanceOf(trx, course.id);
		refuseEdited(edited, attendanceValues(before.get(id) ?? []));
		await queries.replaceAttendance(trx, { sessionId: id, courseId: course.id }, [...new Set(came)]);
		await recordCourse(trx, actor, 'course.attended', about);
	});

/** What came of it, as often as it is put right. @throws 404 for who was not asked, EditedMeanwhile */
export const tellOutcome = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	told: OutcomeInput,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { place, by, at, about } = await takingPart(trx, actor, organisationSlug, slug);
		const { id } = found(place);
		refuseEdited(edited, outcomeValues(found(await findOutcome(trx, id))));
		await setOutcome(trx, id, { ...told, toldAt: at, toldBy: by.id });
		await recordCourse(trx, actor, 'course.told', about);
	});
