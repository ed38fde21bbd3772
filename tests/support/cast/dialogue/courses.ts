/** What tests of courses stand on: one with sessions that organisations sign up for, and one that is long over. */
import type { Actor } from '#lib/accounts/actor.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { addSession, createCourse, publishCourse } from '#lib/networks/courses/courses.server.ts';
import type { NewCourseInput, NewSessionInput } from '#lib/networks/courses/input.ts';
import { signUp } from '#lib/networks/courses/places.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Player } from '../people.ts';

const inDays = (count: number): string => addDays(copenhagenDate(now()), count);

export const taught = (given: Partial<NewCourseInput> = {}): NewCourseInput => ({
	topic: 'board',
	title: 'Bestyrelsens første år',
	description: 'For nye bestyrelser: roller, møder og referater.',
	contentLocale: 'da',
	organisation: null,
	givenBy: 'Foreningshuset',
	places: 2,
	closesOn: inDays(5),
	submission: undefined,
	...given,
});

export const evening = (days: number, given: Partial<NewSessionInput> = {}): NewSessionInput => ({
	place: 'Biblioteket',
	onlineUrl: null,
	startsAt: copenhagenInstant(inDays(days), '17:00'),
	endsAt: copenhagenInstant(inDays(days), '19:00'),
	submission: undefined,
	...given,
});

/** With two sessions; nobody else reads it. @returns its slug */
export async function draftCourse(
	db: Database,
	by: Actor,
	{ network = null, ...given }: Partial<NewCourseInput> & { network?: string | null } = {},
): Promise<string> {
	const slug = await createCourse(db, by, network, taught(given));
	for (const days of [7, 14]) await addSession(db, by, slug, evening(days));
	return slug;
}

/** @returns its slug */
export async function openCourse(
	db: Database,
	by: Actor,
	given: Parameters<typeof draftCourse>[2] = {},
): Promise<string> {
	const slug = await draftCourse(db, by, given);
	await publishCourse(db, by, slug);
	return slug;
}

/** @returns how the organisation stands */
export const signedUp = (
	db: Database,
	org: Player,
	course: string,
	people: number | null = null,
): Promise<string> => signUp(db, org.as('editor'), org.slug, course, { people, submission: undefined });

/** Its last session was as many days ago. */
export async function endCourse(db: Database, slug: string, ago: number): Promise<void> {
	const { id } = await db
		.selectFrom('course')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirstOrThrow();
	const startsAt = copenhagenInstant(inDays(-ago), '17:00');
	const endsAt = copenhagenInstant(inDays(-ago), '19:00');
	await db.updateTable('courseSession').set({ startsAt, endsAt }).where('courseId', '=', id).execute();
}
