/** A course that is held while somebody who runs it changes it; and who waits served, where there is room afterwards. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { courseRunner } from '#lib/networks/access.ts';
import { courseStanding, mayChange, movesUp } from '#lib/networks/courses/course.ts';
import { tellMovedUp } from '#lib/networks/courses/letters.server.ts';
import { serveWaiting } from '#lib/networks/courses/place-queries.server.ts';
import { lockCourse, sessionsOf, type Course } from '#lib/networks/courses/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

export interface Held {
	trx: Transaction;
	course: Course;
	at: Date;
	/** What it is about, for the record. */
	about: { id: number; organisationId: number | null };
}

async function hold(trx: Transaction, actor: Actor, slug: string): Promise<Held> {
	const course = found(await lockCourse(trx, slug));
	courseRunner(actor, course);
	return { trx, course, at: now(), about: { id: course.id, organisationId: course.coordinatorId } };
}
async function holdAlive(trx: Transaction, actor: Actor, slug: string): Promise<Held> {
	const held = await hold(trx, actor, slug);
	if (!mayChange(courseStanding(held.course, held.at))) throw new Refused('course_not_now');
	return held;
}

/** Also what is over. @throws 404 for whoever does not run it */
export const runningCourse = (
	db: Database,
	actor: Actor,
	slug: string,
	work: (held: Held) => Promise<void>,
): Promise<void> => acting(db, actor, async (trx) => work(await hold(trx, actor, slug)));

/** @throws 404 for whoever does not run it, Refused `course_not_now` for one that is over or cancelled */
export const changing = <T>(
	db: Database,
	actor: Actor,
	slug: string,
	work: (held: Held) => Promise<T>,
): Promise<T> => acting(db, actor, async (trx) => work(await holdAlive(trx, actor, slug)));

/** As `changing`, at most once for a form's key. */
export const changingOnce = (
	db: Database,
	actor: Actor,
	slug: string,
	key: string | undefined,
	work: (held: Held) => Promise<string>,
): Promise<string> => actingOnce(db, actor, key, async (trx) => work(await holdAlive(trx, actor, slug)));

/** Gives what is free to who waits, and tells them. @param asking it has just asked, and is told by the page @returns who got a place */
export async function moveUp(
	trx: Transaction,
	course: Course,
	at: Date,
	asking: number | null = null,
): Promise<readonly number[]> {
	if (!movesUp(courseStanding(course, at))) return [];
	const served = await serveWaiting(trx, course, at);
	const told = served.filter(({ id }) => id !== asking);
	if (told.length) await tellMovedUp(trx, told, course, await sessionsOf(trx, course.id));
	return served.map(({ id }) => id);
}
