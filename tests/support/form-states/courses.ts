/** Courses in the states in which a form of theirs shows: ours to run, others' to take part in, and the city's own. */
import type { Actor } from '#lib/accounts/actor.ts';
import { draftCourse, endCourse, openCourse, signedUp } from '../cast/dialogue/courses.ts';
import { networkOf } from '../cast/dialogue/forums.ts';
import { person } from '../cast/people.ts';
import type { City, FormSamples } from './city.ts';

const own = '/(member)/workspace/[organisation]/courses/[course]';
const desk = '/(municipality)/municipality/courses/[course]';

/** Long over, and we are asked what came of it. */
async function askedAfter({ db, us }: City, by: Actor): Promise<string> {
	const course = await openCourse(db, by);
	await signedUp(db, us, course);
	await endCourse(db, course, 200);
	const { id: placeId } = await db
		.selectFrom('coursePlace')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	await db.insertInto('courseOutcome').values({ placeId, askedAt: new Date() }).execute();
	return course;
}

/** With a first session that has begun. */
async function begun({ db, association }: City, by: Actor, network: string | null): Promise<string> {
	const course = await openCourse(db, by, { network });
	await signedUp(db, association, course);
	const startsAt = new Date(Date.now() - 3_600_000);
	const { id } = await db
		.selectFrom('courseSession')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	await db.updateTable('courseSession').set({ startsAt }).where('id', '=', id).execute();
	return course;
}

export async function coursesInStates(city: City): Promise<FormSamples> {
	const { db, us, association, own: ours, desk: cityAt } = city;
	const by = await person(db, 'consultant');
	const network = await networkOf(db, by, us);
	const runs = async () => {
		const course = await openCourse(db, us.as('editor'), { network });
		await signedUp(db, association, course);
		return ours(`/courses/${course}`);
	};
	const cityRuns = async () => {
		const course = await openCourse(db, by);
		await signedUp(db, association, course);
		return cityAt(`/courses/${course}`);
	};
	const leaves = await openCourse(db, by);
	await signedUp(db, us, leaves);
	return {
		[`${own} ?/signUp`]: ours(`/courses/${await openCourse(db, by)}`),
		[`${own} ?/leave`]: ours(`/courses/${leaves}`),
		[`${own} ?/outcome`]: ours(`/courses/${await askedAfter(city, by)}`),
		[`${own} ?/publish`]: ours(`/courses/${await draftCourse(db, us.as('editor'), { network })}`),
		[`${own} ?/change`]: await runs(),
		[`${own} ?/addSession`]: await runs(),
		[`${own} ?/changeSession`]: await runs(),
		[`${own} ?/removeSession`]: await runs(),
		[`${own} ?/release`]: await runs(),
		[`${own} ?/cancel`]: await runs(),
		[`${own} ?/attendance`]: ours(`/courses/${await begun(city, us.as('editor'), network)}`),
		[`${desk} ?/attendance`]: cityAt(`/courses/${await begun(city, by, null)}`),
		[`${desk} ?/publish`]: cityAt(`/courses/${await draftCourse(db, by)}`),
		[`${desk} ?/change`]: await cityRuns(),
		[`${desk} ?/addSession`]: await cityRuns(),
		[`${desk} ?/changeSession`]: await cityRuns(),
		[`${desk} ?/removeSession`]: await cityRuns(),
		[`${desk} ?/release`]: await cityRuns(),
		[`${desk} ?/cancel`]: await cityRuns(),
	};
}
