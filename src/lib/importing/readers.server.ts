/** What pages ask about imports. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { publicAmong } from '#lib/events/readers.server.ts';
import { endedSources, findSource, itemsOf, listSources, refusalsOf } from '#lib/importing/queries.server.ts';
import { lackingIn } from '#lib/importing/as-event.ts';
import { mostSources } from '#lib/importing/source.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { now } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/errors.ts';

/** Those that were followed once, as links. */
const mostEnded = 20;

export async function ownSources(db: Database, actor: Actor, organisationSlug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const [sources, ended] = await Promise.all([
		listSources(db, organisation.id, mostSources + 1),
		endedSources(db, organisation.id, mostEnded),
	]);
	return { sources, ended };
}

/** How many proposals stand on a page, and are decided together. */
const perPage = 50;

export async function ownSource(
	db: Database,
	actor: Actor,
	{ organisation: slug, source: id }: { organisation: string; source: number },
	after: string | null,
) {
	const organisation = await organisationFor(db, actor, slug, 'edit');
	const source = found(await findSource(db, organisation.id, id));
	const [waiting, taken, left, refused] = await Promise.all([
		itemsOf(db, source.id, { state: 'proposed', limit: perPage }),
		itemsOf(db, source.id, { state: 'taken', after, limit: perPage }),
		itemsOf(db, source.id, { state: 'left', from: now(), limit: perPage }),
		refusalsOf(db, source.id),
	]);
	const rows = taken.rows.map(
		({ eventAddress: address, eventLat: lat, eventOnlineUrl: onlineUrl, eventDescription, ...item }) => ({
			...item,
			lacking: lackingIn({ address, lat, onlineUrl, description: eventDescription ?? '' }),
		}),
	);
	const alike = await publicAmong(db, [...new Set(waiting.rows.flatMap((item) => item.alike))]);
	const proposed = waiting.rows.map((item) => ({
		...item,
		likeIt: alike.filter(({ id: one }) => item.alike.includes(one)),
	}));
	return {
		source,
		waiting: { ...waiting, rows: proposed },
		taken: { ...taken, rows },
		left: left.rows,
		refused,
		now: now(),
	};
}
