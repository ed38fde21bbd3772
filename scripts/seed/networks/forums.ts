/** Forums with seats, meetings that were held and one that is to come, and decisions of which some are open. */
import { insertCircle, insertDecision } from '#lib/networks/circles/writes.server.ts';
import { insertAsked, insertMeeting, setAnswer } from '#lib/networks/meetings/queries.server.ts';
import { insertSeat } from '#lib/networks/seats/queries.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import type { City } from '../city.ts';
import { randomFrom } from '../random.ts';
import { forumPlans, type ForumPlanned, type MeetingPlanned, type SeatPlanned } from './forum-plans.ts';

const codeOf = (name: string): string => randomFrom(`circle ${name}`).code(5);
export const slugOf = (name: string): string => `${slugify(name)}-${codeOf(name)}`;

/** Of which circle, and who runs it. */
interface Running {
	circleId: number;
	by: number;
}
interface Held {
	id: number;
	plan: Pick<SeatPlanned, 'to' | 'answer'>;
}

export async function addForums(city: City): Promise<void> {
	for (const plan of forumPlans) await addForum(city, plan);
}

async function addForum(city: City, plan: ForumPlanned): Promise<void> {
	const { trx, calendar, municipality } = city;
	const by = municipality.consultant.id;
	const { id: circleId } = await insertCircle(trx, {
		...{ kind: 'forum', slug: slugOf(plan.name), name: plan.name, purpose: plan.purpose },
		...{ isPublic: plan.isPublic, createdAt: calendar.past(-310), createdBy: by },
	});
	const held: Held[] = [];
	for (const seat of plan.seats) {
		const id = await addSeat(city, circleId, seat);
		if (!seat.state) held.push({ id, plan: seat });
	}
	const meetings = await addMeetings(city, { circleId, by }, plan.meetings, held);
	await addDecisions(city, { circleId, by }, plan, meetings);
}

/** @returns their numbers, in the order of the plan */
export async function addMeetings(
	city: City,
	running: Running,
	plans: readonly MeetingPlanned[],
	held: readonly Held[],
): Promise<number[]> {
	const made: number[] = [];
	for (const plan of plans) made.push(await addMeeting(city, running, plan, held));
	return made;
}

export async function addDecisions(
	{ trx, calendar }: City,
	{ circleId, by }: Running,
	{
		decisions = [],
		meetings: plans,
	}: Partial<Pick<ForumPlanned, 'decisions'>> & Pick<ForumPlanned, 'meetings'>,
	meetings: readonly number[],
): Promise<void> {
	for (const { words, owner, at, due, done } of decisions)
		await insertDecision(trx, {
			...{ circleId, meetingId: meetings[at], words, owner, dueOn: calendar.day(due) },
			...{ decidedAt: calendar.past(plans[at]!.day, '18:00'), decidedBy: by },
			...(done !== undefined && { doneOn: calendar.day(done), doneBy: by }),
		});
}

async function addSeat(
	{ trx, calendar, municipality, partner }: City,
	circleId: number,
	plan: SeatPlanned,
): Promise<number> {
	const invitedAt = calendar.past(plan.from - 10);
	const { id } = await insertSeat(trx, {
		...{ circleId, kind: plan.kind, name: plan.name, locale: 'da' },
		email: `plads.${codeOf(`${circleId} ${plan.name}`)}@example.org`,
		organisationId: plan.by ? partner(plan.by).id : null,
		...{ fromOn: calendar.day(plan.from), toOn: plan.to === undefined ? null : calendar.day(plan.to) },
		...{ state: plan.state ?? 'held', showsName: plan.showsName ?? false },
		...{ invitedAt, invitedBy: municipality.consultant.id },
		answeredAt: plan.state === 'invited' ? null : calendar.past(plan.from - 7),
	});
	return id;
}

async function addMeeting(
	{ trx, calendar }: City,
	{ circleId, by }: Running,
	{ day: planned, from, to, minutes, ...words }: MeetingPlanned,
	held: readonly Held[],
): Promise<number> {
	const day = calendar.next(planned, 'weekday');
	const calledAt = calendar.past(day - 30);
	const { id } = await insertMeeting(trx, {
		...{ ...words, circleId, startsAt: calendar.at(day, from), endsAt: calendar.at(day, to) },
		...{ createdAt: calledAt, changedAt: calledAt, createdBy: by, calledAt, calledBy: by },
		...(minutes !== undefined && { minutes, minutesAt: calendar.past(day + 3), minutesBy: by }),
	});
	const asked = held.filter(({ plan }) => plan.to === undefined || plan.to >= day);
	await insertAsked(
		trx,
		{ id, circleId },
		asked.map((seat) => seat.id),
		calledAt,
	);
	for (const { id: seatId, plan } of asked) {
		const answer = minutes === undefined ? plan.answer : 'yes';
		if (answer) await setAnswer(trx, { meetingId: id, seatId }, answer, calendar.past(day - 20));
	}
	return id;
}
