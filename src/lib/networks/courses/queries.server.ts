/** SQL of courses and their sessions. */
import { sql, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { most } from '#lib/networks/courses/course.ts';
import type { CourseFilter } from '#lib/networks/courses/list.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { Course as CourseRow, CourseSession } from '#lib/platform/database/tables.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const counted = (state: string): RawBuilder<number> =>
	sql<number>`(select count(*)::int from course_place p where p.course_id = course.id and p.state = ${state})`;

const courses = (db: Handle) =>
	db
		.selectFrom('course')
		.leftJoin('circle', 'circle.id', 'course.circleId')
		.leftJoin('organisation as giver', 'giver.id', 'course.giverId')
		.select(['course.id', 'course.slug', 'course.circleId', 'course.title', 'course.description'])
		.select([
			'course.contentLocale',
			'course.giverId',
			'course.giverName',
			'course.places',
			'course.closesOn',
		])
		.select(['course.beginsAt', 'course.endsAt', 'course.revision', 'course.createdAt'])
		.select(['course.cancelledBecause', 'circle.name as network', 'circle.slug as networkSlug'])
		.select(['circle.coordinatorId', 'giver.slug as giverAddress'])
		.select(['course.state', 'course.topic'])
		// Named while everybody sees it.
		.select(sql<string | null>`case when ${isShown('giver')} then giver.name end`.as('giver'))
		.select([counted('held').as('held'), counted('waiting').as('waiting')]);
export type Course = Awaited<ReturnType<ReturnType<typeof courses>['executeTakeFirstOrThrow']>>;

const soonest = keyset(['course.beginsAt', 'asc', 'moment'], ['course.id', 'asc', 'id']);
const latest = keyset(['course.endsAt', 'desc', 'moment'], ['course.id', 'desc', 'id']);
const newest = keyset(['course.createdAt', 'desc', 'moment'], ['course.id', 'desc', 'id']);

const ahead = (at: Date) => sql<boolean>`course.published_at is not null and course.ends_at > ${at}`;

/** What is to come by its first session, the next first; what is over the latest first. */
export function listCourses(
	db: Handle,
	{ topic, when }: CourseFilter,
	at: Date,
	asked: Asked,
): Promise<Page<Course>> {
	const all = courses(db).$if(topic !== null, (query) => query.where('course.topic', '=', topic));
	if (when === 'over')
		return latest.page(all.where('course.state', '=', 'published').where('course.endsAt', '<=', at), asked);
	return soonest.page(
		all
			.where(ahead(at))
			.$if(when === 'open', (query) =>
				query
					.where('course.state', '=', 'published')
					.where('course.closesOn', '>=', copenhagenDate(at))
					.where('course.beginsAt', '>', at),
			),
		asked,
	);
}

/** All of them, the newest first. */
export const deskCourses = (db: Handle, asked: Asked): Promise<Page<Course>> =>
	newest.page(courses(db), asked);

/** What a network has ahead, the next first. */
export const comingOf = (db: Handle, circleId: number, at: Date): Promise<Course[]> =>
	courses(db)
		.where('course.circleId', '=', circleId)
		.where(ahead(at))
		.orderBy('course.beginsAt')
		.orderBy('course.id')
		.limit(most.sessions)
		.execute();

/** Those of the networks that an organisation coordinates, the newest first. */
export const coursesRunBy = (db: Handle, organisationId: number): Promise<Course[]> =>
	courses(db)
		.where('circle.coordinatorId', '=', organisationId)
		.orderBy('course.createdAt', 'desc')
		.orderBy('course.id', 'desc')
		.limit(most.courses)
		.execute();

/** Those in which an organisation has a place or waits for one, the latest first. */
export const coursesWith = (db: Handle, organisationId: number): Promise<Course[]> =>
	courses(db)
		.where('course.id', 'in', (eb) =>
			eb.selectFrom('coursePlace').select('courseId').where('organisationId', '=', organisationId),
		)
		.orderBy('course.beginsAt', 'desc')
		.orderBy('course.id', 'desc')
		.limit(most.courses)
		.execute();

/** The networks that an organisation coordinates, by name. */
export const networksRunBy = (db: Handle, organisationId: number) =>
	db
		.selectFrom('circle')
		.select(['slug', 'name'])
		.where('coordinatorId', '=', organisationId)
		.orderBy(sql`name collate "da-x-icu"`)
		.execute();

export const findCourse = (db: Handle, slug: string): Promise<Course | undefined> =>
	courses(db).where('course.slug', '=', slug).executeTakeFirst();

/** Held until the transaction ends: places are counted, and given, one after the other. */
export async function lockCourse(trx: Transaction, slug: string): Promise<Course | undefined> {
	await trx.selectFrom('course').select('id').where('slug', '=', slug).forUpdate().execute();
	return findCourse(trx, slug);
}

export async function countCourses(trx: Transaction, circleId: number | null): Promise<number> {
	const { count } = await trx
		.selectFrom('course')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('circleId', 'is not distinct from', circleId)
		.executeTakeFirstOrThrow();
	return count;
}

export const insertCourse = (trx: Transaction, row: Insertable<CourseRow>) =>
	trx.insertInto('course').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updateCourse(trx: Transaction, id: number, row: Updateable<CourseRow>): Promise<void> {
	await trx.updateTable('course').set(row).where('id', '=', id).execute();
}

const sessions = (db: Handle) =>
	db
		.selectFrom('courseSession')
		.select(['id', 'courseId', 'startsAt', 'endsAt', 'place', 'onlineUrl'])
		.select(['revision', 'createdAt', 'changedAt']);
export type Session = Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirstOrThrow']>>;

/** In the order of time. */
export const sessionsOf = (db: Handle, courseId: number): Promise<Session[]> =>
	sessions(db)
		.where('courseId', '=', courseId)
		.orderBy('startsAt')
		.orderBy('id')
		.limit(most.sessions)
		.execute();

export const insertSession = (trx: Transaction, row: Insertable<CourseSession>) =>
	trx.insertInto('courseSession').values(row).returning('id').executeTakeFirstOrThrow();

export async function updateSession(
	trx: Transaction,
	id: number,
	row: Updateable<CourseSession>,
): Promise<void> {
	await trx.updateTable('courseSession').set(row).where('id', '=', id).execute();
}

export async function deleteSession(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('courseSession').where('id', '=', id).execute();
}
