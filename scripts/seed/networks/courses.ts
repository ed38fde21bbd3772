/** Courses of networks and of the municipality: open with a line, running, over with what came of it, cancelled, and a draft. */
import { insertAsked, setOutcome } from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import { insertPlace, replaceAttendance } from '#lib/networks/courses/place-queries.server.ts';
import { insertCourse, insertSession, updateCourse } from '#lib/networks/courses/queries.server.ts';
import type { City } from '../city.ts';
import { coursePlans, type CoursePlanned } from './course-plans.ts';
import { slugOf } from './forums.ts';

export async function addCourses(city: City): Promise<void> {
	for (const plan of coursePlans) await addCourse(city, plan);
}

/** By whom: who coordinates its network, or the municipality. */
async function runnerOf({ trx, municipality, partners }: City, { network }: CoursePlanned) {
	if (!network) return { circleId: null, createdBy: municipality.consultant.id };
	const { id, coordinatorId } = await trx
		.selectFrom('circle')
		.select(['id', 'coordinatorId'])
		.where('slug', '=', slugOf(network))
		.executeTakeFirstOrThrow();
	return { circleId: id, createdBy: partners.find((one) => one.id === coordinatorId)!.owner.id };
}

async function addCourse(city: City, plan: CoursePlanned): Promise<void> {
	const { trx, calendar, partner } = city;
	const { title, topic, description, places, sessions, comes = [] } = plan;
	const opens = Math.min(plan.closes, 0) - 40;
	const { id: courseId } = await insertCourse(trx, {
		...{ title, topic, description, places, contentLocale: 'da', slug: slugOf(title) },
		...(await runnerOf(city, plan)),
		...{ giverId: plan.giver ? partner(plan.giver).id : null, giverName: plan.giverName ?? null },
		...{ closesOn: calendar.day(plan.closes), createdAt: calendar.past(opens - 5) },
	});
	const begun: number[] = [];
	for (const { day, from, to, place, onlineUrl = null } of sessions) {
		const { id } = await insertSession(trx, {
			...{ courseId, place, onlineUrl, startsAt: calendar.at(day, from), endsAt: calendar.at(day, to) },
			...{ createdAt: calendar.past(opens - 5), changedAt: calendar.past(opens - 5) },
		});
		if (day < 0) begun.push(id);
	}
	if (plan.draft) return;
	await updateCourse(trx, courseId, { state: 'published', publishedAt: calendar.past(opens) });
	const held: { id: number; key: string }[] = [];
	for (const [index, { key, people = null }] of comes.entries()) {
		const hasPlace = index < places;
		const askedAt = calendar.past(opens + 2 * index + 1);
		const { id } = await insertPlace(trx, {
			...{ courseId, organisationId: partner(key).id, signedBy: partner(key).owner.id, people, askedAt },
			...(hasPlace ? { state: 'held', heldAt: askedAt } : { state: 'waiting' }),
		});
		if (hasPlace) held.push({ id, key });
	}
	// The last of them missed the first session.
	for (const [index, sessionId] of begun.entries())
		await replaceAttendance(
			trx,
			{ sessionId, courseId },
			held.slice(0, index ? undefined : -1).map(({ id }) => id),
		);
	if (plan.cancelled) {
		const { ago, because } = plan.cancelled;
		const off = { cancelledAt: calendar.past(-ago), cancelledBecause: because };
		await updateCourse(trx, courseId, { state: 'cancelled', ...off });
	}
	if (plan.asked) await addOutcomes(city, plan.asked, held);
}

async function addOutcomes(
	{ trx, calendar, partner }: City,
	{ ago, told }: NonNullable<CoursePlanned['asked']>,
	held: readonly { id: number; key: string }[],
): Promise<void> {
	await insertAsked(
		trx,
		held.map(({ id }) => id),
		calendar.past(-ago, '08:09'),
	);
	for (const { id, key } of held) {
		const said = told[key];
		if (!said) continue;
		const { outcome, words = null, shown: wordsShown = false } = said;
		const when = { toldAt: calendar.past(2 - ago), toldBy: partner(key).owner.id };
		await setOutcome(trx, id, { outcome, words, wordsShown, ...when });
	}
}
