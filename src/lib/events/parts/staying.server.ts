/** A part lies within its umbrella's days, whichever of the two is moved. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { liesWithin, staysWithin } from '#lib/events/parts/part.ts';
import { partsToMove } from '#lib/events/parts/part-lock-queries.server.ts';
import { withdrawPart } from '#lib/events/parts/part-writes.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

type Times = Pick<CityEvent, 'startsAt' | 'endsAt'>;
type Placed = Pick<
	CityEvent,
	'id' | 'title' | 'organisationId' | 'isUmbrella' | 'umbrellaId' | 'umbrellaStartsAt' | 'umbrellaEndsAt'
>;

/** @throws Refused `event_outside_umbrella` for a part, `event_parts_outside` for an umbrella, with a title */
export async function refuseOutside(trx: Transaction, event: Placed, times: Times): Promise<void> {
	if (!staysWithin(event, times))
		throw new Refused('event_outside_umbrella', 'startsOn', { title: event.title });
	if (!event.isUmbrella) return;
	const [part] = (await partsToMove(trx, event.id)).filter((one) => !liesWithin(one, times));
	if (part) throw new Refused('event_parts_outside', 'startsOn', { title: part.title });
}

/** Where nobody can be refused, for another calendar says so: what would lie outside stands for itself from now on. */
export async function releaseOutside(
	trx: Transaction,
	actor: Actor,
	event: Placed,
	times: Times,
): Promise<void> {
	const outside: Placed[] = staysWithin(event, times) ? [] : [event];
	if (event.isUmbrella)
		outside.push(...(await partsToMove(trx, event.id)).filter((one) => !liesWithin(one, times)));
	for (const part of outside) {
		if (part.umbrellaId === null) continue;
		await withdrawPart(trx, { umbrellaId: part.umbrellaId, eventId: part.id }, now());
		await record(trx, actor, 'event.part_removed', part, { umbrella: part.umbrellaId });
	}
}
