import type { Actor } from '#lib/accounts/actor.ts';
import type { CityEvent, EventState } from '#lib/events/event.ts';
import { setState } from '#lib/events/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** The caller has decided that it may (`canBecome`), and holds the event. */
export async function become(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	state: EventState,
	reason: string | null,
) {
	const at = now();
	await setState(trx, event.id, {
		state,
		at,
		reason,
		personId: actor.person?.id ?? null,
		...(state === 'published' && !event.publishedAt && { publishedAt: at }),
	});
}
