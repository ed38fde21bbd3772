import { ownEvents, type EventCursor } from '#lib/events/queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { momentCursorIn } from '#lib/platform/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

const perPage = 20;

function readCursor(text: string | null): EventCursor | undefined {
	const cursor = momentCursorIn(text);
	return cursor && { startsAt: cursor.at, id: cursor.id };
}

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const after = readCursor(url.searchParams.get('before'));
	const at = now();
	const [coming, past] = await Promise.all([
		after ? [] : ownEvents(db, organisation.id, { when: 'coming', now: at, limit: 100 }),
		ownEvents(db, organisation.id, { when: 'past', now: at, after, limit: perPage + 1 }),
	]);
	const last = past.length > perPage ? past[perPage - 1] : undefined;
	return {
		coming,
		past: past.slice(0, perPage),
		before: last ? `${last.startsAt.toISOString()}_${last.id}` : null,
		paged: Boolean(after),
		deleted: url.searchParams.has('deleted'),
		now: at,
	};
};
