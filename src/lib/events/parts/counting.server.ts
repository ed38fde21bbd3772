/** A promise counts who came to a part once: by the part, never again by its festival. */
import { countsFromDeed } from '#lib/contributions/readers.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { hasPartServing } from '#lib/events/parts/part-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/**
 * Whether an event's people are counted toward its promise elsewhere: a festival's by those of its parts that serve the same
 * one, a part's where its festival was counted before the part served it. The caller holds both.
 */
export async function countsElsewhere(
	trx: Transaction,
	{ id, commitmentId, isUmbrella, umbrellaId }: CityEvent,
): Promise<boolean> {
	if (commitmentId === null) return false;
	const counted = (sourceId: number) => countsFromDeed(trx, { source: 'event', sourceId, commitmentId });
	if (umbrellaId !== null) return counted(umbrellaId);
	return isUmbrella && !(await counted(id)) && (await hasPartServing(trx, { id, commitmentId }));
}
