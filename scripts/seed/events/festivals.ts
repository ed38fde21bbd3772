/** The demo's festivals: which events are their parts. Others' are by their yes; one has not answered. */
import type { City } from '../city.ts';
import { conferenceDays } from './conference.ts';
import { festival } from './festival.ts';
import type { EventPlan, EventRow } from './plan.ts';

export async function addFestivals(city: City, events: readonly EventRow[]): Promise<void> {
	for (const one of [festival, ...conferenceDays]) await addFestival(city, one, events);
}

async function addFestival(
	{ trx, partner, calendar }: City,
	{ whole, parts }: { whole: EventPlan; parts: readonly EventPlan[] },
	events: readonly EventRow[],
): Promise<void> {
	const find = (plan: object) => events.find((event) => event.plan === plan)!.id;
	const umbrella = await trx
		.updateTable('event')
		.set({ isUmbrella: true })
		.where('id', '=', find(whole))
		.returning(['id', 'startsAt', 'endsAt', 'organisationId'])
		.executeTakeFirstOrThrow();
	const askedAt = calendar.past(-1, '10:15');
	for (const plan of parts) {
		const [eventId, holder] = [find(plan), partner(plan.by[0]!)];
		const isOwn = holder.id === umbrella.organisationId;
		const key = { umbrellaId: umbrella.id, eventId };
		const askedBy = partner(whole.by[0]!).owner.id;
		if (!isOwn)
			await trx
				.insertInto('eventPart')
				.values({ ...key, state: 'asked', askedAt, askedBy, asks: 1 })
				.execute();
		if (plan.unanswered) continue;
		if (!isOwn)
			await trx
				.updateTable('eventPart')
				.set({ state: 'accepted', decidedAt: askedAt, decidedBy: holder.owner.id })
				.where('umbrellaId', '=', umbrella.id)
				.where('eventId', '=', eventId)
				.execute();
		const { startsAt: umbrellaStartsAt, endsAt: umbrellaEndsAt } = umbrella;
		await trx
			.updateTable('event')
			.set({ umbrellaId: umbrella.id, underUmbrella: true, umbrellaStartsAt, umbrellaEndsAt })
			.where('id', '=', eventId)
			.execute();
	}
}
