/** A course is made, dated, published and called off by who coordinates its network, or by the municipality. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { courseRunner } from '#lib/networks/access.ts';
import { tooMany } from '#lib/networks/circles/holding.server.ts';
import { findCircle } from '#lib/networks/circles/queries.server.ts';
import { most } from '#lib/networks/courses/course.ts';
import { courseValues, sessionValues } from '#lib/networks/courses/form-values.ts';
import { changing, changingOnce, moveUp, type Held } from '#lib/networks/courses/holding.server.ts';
import type {
	CourseInput,
	NewCourseInput,
	NewSessionInput,
	SessionInput,
} from '#lib/networks/courses/input.ts';
import { tellCancelled, tellDates } from '#lib/networks/courses/letters.server.ts';
import { placesOf } from '#lib/networks/courses/place-queries.server.ts';
import * as queries from '#lib/networks/courses/queries.server.ts';
import { recordCourse } from '#lib/networks/record.server.ts';
import { organisationAt } from '#lib/networks/seats/pasted.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const giverAt = async (trx: Transaction, pasted: string | null): Promise<number | null> =>
	pasted === null ? null : organisationAt(trx, pasted);

/**
 * A draft: nobody else reads it.
 * @param network that it is of; null for the municipality alone @returns the last part of its address
 * @throws 404, Refused `circle_organisation_unknown`, `circle_most`
 */
export const createCourse = (
	db: Database,
	actor: Actor,
	network: string | null,
	{ submission, organisation, givenBy: giverName, ...words }: NewCourseInput,
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const circle = network === null ? null : found(await findCircle(trx, 'network', network));
		const coordinatorId = circle?.coordinatorId ?? null;
		const by = courseRunner(actor, { coordinatorId });
		const circleId = circle?.id ?? null;
		if ((await queries.countCourses(trx, circleId)) >= most.courses) throw tooMany(most.courses);
		const giverId = await giverAt(trx, organisation);
		const row = { ...words, circleId, giverId, giverName, slug: newSlug(words.title) };
		const made = await queries.insertCourse(trx, { ...row, createdAt: now(), createdBy: by.id });
		await recordCourse(trx, actor, 'course.created', { id: made.id, organisationId: coordinatorId });
		return made.slug;
	});

/** More places are given to who waits. @throws 404, EditedMeanwhile, Refused `course_not_now`, `course_fewer_places`, `circle_organisation_unknown` */
export const changeCourse = (
	db: Database,
	actor: Actor,
	slug: string,
	{ organisation, givenBy: giverName, ...words }: CourseInput,
	edited: Edited | null,
): Promise<void> =>
	changing(db, actor, slug, async ({ trx, course, at, about }) => {
		refuseEdited(edited, courseValues(course));
		if (words.places < course.held)
			throw new Refused('course_fewer_places', 'places', { held: String(course.held) });
		const isSame = organisation === course.giverAddress;
		const giverId = isSame ? course.giverId : await giverAt(trx, organisation);
		await queries.updateCourse(trx, course.id, { ...words, giverId, giverName });
		await recordCourse(trx, actor, 'course.changed', about);
		await moveUp(trx, { ...course, ...words }, at);
	});

/** Those who have a place, or wait for one, are told the dates as they are now. */
async function dated({ trx, course }: Held): Promise<void> {
	if (course.state === 'draft') return;
	const revision = course.revision + 1;
	await queries.updateCourse(trx, course.id, { revision });
	const [places, sessions] = await Promise.all([
		placesOf(trx, course.id),
		queries.sessionsOf(trx, course.id),
	]);
	const reached = places.filter(({ isShown }) => isShown);
	await tellDates(trx, reached, { ...course, revision }, sessions);
}

/** @throws 404, Refused `course_not_now`, `circle_meeting_past`, `circle_most` */
export const addSession = (
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, ...session }: NewSessionInput,
): Promise<string> =>
	changingOnce(db, actor, slug, submission, async (held) => {
		const { trx, course, at, about } = held;
		if (session.startsAt <= at) throw new Refused('circle_meeting_past', 'day');
		const count = (await queries.sessionsOf(trx, course.id)).length;
		if (count >= most.sessions) throw tooMany(most.sessions);
		const row = { ...session, courseId: course.id, createdAt: at, changedAt: at };
		const { id } = await queries.insertSession(trx, row);
		await recordCourse(trx, actor, 'course.session_added', about);
		await dated(held);
		return String(id);
	});

const sessionIn = async ({ trx, course }: Held, id: number): Promise<queries.Session> =>
	found((await queries.sessionsOf(trx, course.id)).find((session) => session.id === id));

/** @throws 404, EditedMeanwhile, Refused `course_not_now`, `circle_meeting_past` */
export const changeSession = (
	db: Database,
	actor: Actor,
	slug: string,
	{ session: id, ...after }: SessionInput,
	edited: Edited | null,
): Promise<void> =>
	changing(db, actor, slug, async (held) => {
		const { trx, at, about } = held;
		const before = await sessionIn(held, id);
		refuseEdited(edited, sessionValues(before));
		const isMoved = before.startsAt.getTime() !== after.startsAt.getTime();
		if (isMoved && after.startsAt <= at) throw new Refused('circle_meeting_past', 'day');
		await queries.updateSession(trx, id, { ...after, revision: before.revision + 1, changedAt: at });
		await recordCourse(trx, actor, 'course.session_changed', about);
		await dated(held);
	});

/** @throws 404, Refused `course_not_now`, `course_needs_session` */
export const removeSession = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	changing(db, actor, slug, async (held) => {
		const { trx, course, about } = held;
		await sessionIn(held, id);
		const isLast = (await queries.sessionsOf(trx, course.id)).length === 1;
		if (isLast && course.state !== 'draft') throw new Refused('course_needs_session');
		await queries.deleteSession(trx, id);
		await recordCourse(trx, actor, 'course.session_removed', about);
		await dated(held);
	});

/** From then on everybody reads it, and organisations sign up. Twice changes nothing. @throws 404, Refused `course_not_now`, `course_needs_session`, `circle_meeting_past`, `course_closes_past` */
export const publishCourse = (db: Database, actor: Actor, slug: string): Promise<void> =>
	changing(db, actor, slug, async ({ trx, course, at, about }) => {
		if (course.state !== 'draft') return;
		if (course.beginsAt === null) throw new Refused('course_needs_session');
		if (course.beginsAt <= at) throw new Refused('circle_meeting_past');
		if (course.closesOn < copenhagenDate(at)) throw new Refused('course_closes_past');
		await queries.updateCourse(trx, course.id, { state: 'published', publishedAt: at });
		await recordCourse(trx, actor, 'course.published', about);
	});

/** The reason stands on its page, and is told to those who have a place or wait for one. @throws 404, Refused `course_not_now` */
export const cancelCourse = (
	db: Database,
	actor: Actor,
	slug: string,
	{ because }: { because: string },
): Promise<void> =>
	changing(db, actor, slug, async ({ trx, course, at, about }) => {
		if (course.state === 'draft') throw new Refused('course_not_now');
		const off = { state: 'cancelled', cancelledAt: at, cancelledBecause: because } as const;
		await queries.updateCourse(trx, course.id, off);
		await recordCourse(trx, actor, 'course.cancelled', about);
		const reached = (await placesOf(trx, course.id)).filter(({ isShown }) => isShown);
		await tellCancelled(trx, reached, course, because);
	});
