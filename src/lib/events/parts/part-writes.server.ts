/** Writing which event is a part of which. */
import type { CityEvent } from '#lib/events/event.ts';
import type { PartState } from '#lib/events/parts/part.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

interface Key {
	umbrellaId: number;
	eventId: number;
}

/** The caller holds both, the umbrella first. */
export async function setUmbrella(
	trx: Transaction,
	eventId: number,
	umbrella: Pick<CityEvent, 'id' | 'startsAt' | 'endsAt'>,
): Promise<void> {
	await trx
		.updateTable('event')
		.set({
			umbrellaId: umbrella.id,
			underUmbrella: true,
			umbrellaStartsAt: umbrella.startsAt,
			umbrellaEndsAt: umbrella.endsAt,
		})
		.where('id', '=', eventId)
		.execute();
}

/** It stands for itself again. */
export async function release(trx: Transaction, eventId: number): Promise<void> {
	const none = { umbrellaId: null, underUmbrella: null, umbrellaStartsAt: null, umbrellaEndsAt: null };
	await trx.updateTable('event').set(none).where('id', '=', eventId).execute();
}

/** It stands for itself again; where its organisation had said yes, that counts no more. */
export async function withdrawPart(trx: Transaction, key: Key, at: Date): Promise<void> {
	await release(trx, key.eventId);
	await trx
		.updateTable('eventPart')
		.set({ state: 'withdrawn', decidedAt: at, decidedBy: null })
		.where('umbrellaId', '=', key.umbrellaId)
		.where('eventId', '=', key.eventId)
		.where('state', '=', 'accepted')
		.execute();
}

export async function setIsUmbrella(trx: Transaction, id: number, isUmbrella: boolean): Promise<void> {
	await trx.updateTable('event').set({ isUmbrella }).where('id', '=', id).execute();
}

export const insertAsk = (
	trx: Transaction,
	row: Key & { state: 'named' | 'asked'; askedAt?: Date; askedBy?: number | null; asks?: number },
) => trx.insertInto('eventPart').values(row).execute();

export const updateAsk = (
	trx: Transaction,
	{ umbrellaId, eventId }: Key,
	change: {
		state: PartState;
		askedAt?: Date;
		askedBy?: number | null;
		asks?: number;
		decidedAt: Date | null;
		decidedBy: number | null;
	},
) =>
	trx
		.updateTable('eventPart')
		.set(change)
		.where('umbrellaId', '=', umbrellaId)
		.where('eventId', '=', eventId)
		.execute();

export const forgetAsk = (trx: Transaction, { umbrellaId, eventId }: Key) =>
	trx
		.deleteFrom('eventPart')
		.where('umbrellaId', '=', umbrellaId)
		.where('eventId', '=', eventId)
		.where('state', '=', 'named')
		.execute();
