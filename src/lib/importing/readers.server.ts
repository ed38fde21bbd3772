/** What pages ask about imports. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { eventsAmong, publicAmong } from '#lib/events/readers.server.ts';
import {
	endedSources,
	findSource,
	itemsOf,
	listSources,
	pendingItems,
	refusalsOf,
	type ItemShown,
} from '#lib/importing/queries.server.ts';
import { lackingIn, wordsOf } from '#lib/importing/as-event.ts';
import { lookSign, partsSaid, saidOfEvent } from '#lib/importing/looking/look.ts';
import { isDoubtful, mostSources } from '#lib/importing/source.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { now } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/errors.ts';

/** Those that were followed once, as links. */
const mostEnded = 20;

export async function ownSources(db: Database, actor: Actor, organisationSlug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const [sources, ended] = await Promise.all([
		listSources(db, organisation.id, { from: now(), limit: mostSources + 1 }),
		endedSources(db, organisation.id, mostEnded),
	]);
	return { sources, ended };
}

/** How many proposals stand on a page, and are decided together. */
const perPage = 50;

async function besideAlike(db: Database, items: readonly ItemShown[]) {
	const alike = await publicAmong(db, [...new Set(items.flatMap((item) => item.alike))]);
	return items.map((item) => ({
		...item,
		isDoubtful: isDoubtful(item),
		likeIt: alike.filter(({ id: one }) => item.alike.includes(one)),
	}));
}
export type EventProposed = Awaited<ReturnType<typeof besideAlike>>[number];

/** What a file would change of their events, as they stand now. */
async function looksAt(db: Database, sourceId: number) {
	const items = await pendingItems(db, sourceId, { from: now(), limit: perPage });
	const events = await eventsAmong(
		db,
		items.flatMap(({ eventId }) => eventId ?? []),
	);
	return items.flatMap((item) => {
		const event = events.find(({ id }) => id === item.eventId);
		if (!event || !item.pending) return [];
		const said = item.said && saidOfEvent(item.said);
		const { id, editedSince, pending } = item;
		const { title, description, startsAt, endsAt, priceKr, slug, onlineUrl } = event;
		const { placeName, address, districtNr } = event;
		return {
			id,
			pending,
			editedSince,
			slug,
			sign: lookSign(item, event),
			isDraft: event.state === 'draft',
			here: { title, description, startsAt, endsAt, priceKr, onlineUrl, placeName, address, districtNr },
			said: said && { ...said, description: wordsOf(said) },
			parts: said && !said.cancelled ? partsSaid(item, event, said) : [],
		};
	});
}
export type EventLookedAt = Awaited<ReturnType<typeof looksAt>>[number];

export async function ownSource(
	db: Database,
	actor: Actor,
	{ organisation: slug, source: id }: { organisation: string; source: number },
	after: string | null,
) {
	const organisation = await organisationFor(db, actor, slug, 'edit');
	const source = found(await findSource(db, organisation.id, id));
	const [waiting, taken, left, refused, looks] = await Promise.all([
		itemsOf(db, source.id, { state: 'proposed', limit: perPage }),
		itemsOf(db, source.id, { state: 'taken', after, limit: perPage }),
		itemsOf(db, source.id, { state: 'left', from: now(), limit: perPage }),
		refusalsOf(db, source.id),
		looksAt(db, source.id),
	]);
	const rows = taken.rows.map(
		({ eventAddress: address, eventLat: lat, eventOnlineUrl: onlineUrl, eventDescription, ...item }) => ({
			...item,
			lacking: lackingIn({ address, lat, onlineUrl, description: eventDescription ?? '' }),
		}),
	);
	const proposed = await besideAlike(db, waiting.rows);
	return {
		source,
		waiting: { ...waiting, rows: proposed },
		taken: { ...taken, rows },
		left: left.rows,
		looks,
		refused,
		now: now(),
	};
}
