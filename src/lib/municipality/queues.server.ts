/** What waits, for the municipality's menu. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { countQueues } from '#lib/municipality/queue-queries.server.ts';
import { queueNames } from '#lib/municipality/queues.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/**
 * How many wait on each page for this person, by its address in code form: only what their role may act on, and never what waits
 * for another than them. Nothing for who is not of the municipality.
 */
export async function waitingByPage(db: Database, actor: Actor): Promise<Record<string, number>> {
	if (!municipalityMay(actor, 'oversee') || !actor.person) return {};
	const at = now();
	const queues = await countQueues(db, {
		today: copenhagenDate(at),
		now: at,
		personId: actor.person.id,
		may: (ability) => municipalityMay(actor, ability),
	});
	return Object.fromEntries(queueNames.map((name) => [`/municipality/${name}`, queues[name]]));
}
