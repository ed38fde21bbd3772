import type { Actor } from '#lib/accounts/actor.ts';
import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { coOrganisersOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { chooseCoOrganisers } from '#lib/events/co-organisers/co-organisers.server.ts';
import { onDay, type CityEvent } from '#lib/events/event.ts';
import { fieldsOf, insertEvent } from '#lib/events/queries.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/**
 * A new draft that says what another event says, on another day at the same wall times; who holds that one too is chosen
 * anew. The caller holds the event, has checked the actor, and records what it was for.
 * @param of the series it belongs to: as its template, or as the occurrence of a day
 */
export async function draftLike(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	day: string,
	of: { seriesId: number | null; occurrenceOn: string | null } = { seriesId: null, occurrenceOn: null },
): Promise<{ id: number; slug: string }> {
	const slug = newSlug(event.title);
	const { id } = await insertEvent(trx, {
		...fieldsOf(event),
		...onDay(event, day),
		...of,
		slug,
		organisationId: event.organisationId,
		createdBy: personOf(actor),
		createdAt: now(),
	});
	const together = (await coOrganisersOf(trx, event.id)).filter(isChosen);
	await chooseCoOrganisers(
		trx,
		actor,
		{ id, isPublic: false },
		together.map((other) => other.id),
	);
	return { id, slug };
}
