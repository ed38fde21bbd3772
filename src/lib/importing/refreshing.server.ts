/** Feeds are asked again by the clock: one job for each, which says what is new as the system for the organisation. */
import { acting } from '#lib/accounts/acting.server.ts';
import { rolesFor } from '#lib/accounts/access.ts';
import { systemFor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { applyReading, placesOf, spanFrom } from '#lib/importing/applying.server.ts';
import { failingLetter } from '#lib/importing/letters.server.ts';
import { mostFileBytes } from '#lib/importing/proposal.ts';
import * as queries from '#lib/importing/queries.server.ts';
import { readFetched } from '#lib/importing/reading/source.ts';
import { record } from '#lib/importing/record.server.ts';
import { failuresUntilTold, nextFetch, type Source, type SourceProblem } from '#lib/importing/source.ts';
import { claimSource, updateSource } from '#lib/importing/writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	FetchFailed,
	fetchPublic,
	openInternet,
	type Fetched,
	type Reach,
} from '#lib/platform/fetching/fetching.server.ts';
import { defineTask, enqueueEach } from '#lib/platform/jobs/jobs.server.ts';

/** A calendar before a page, where there are both at an address. */
export const accept = 'text/calendar, text/html;q=0.8, application/ld+json;q=0.8, */*;q=0.1';
/** Nobody else asks meanwhile, and who died on the way is asked for again. */
const claimMinutes = 30;

/**
 * Fetches a feed whose time has come, and follows it. Another worker that comes to it at the same time does nothing.
 * @param asked somebody pressed for it: its time has come
 * @returns why nothing came of it, or null
 */
export async function refreshSource(
	db: Database,
	id: number,
	{ reach = openInternet, asked = false }: { reach?: Reach; asked?: boolean } = {},
): Promise<SourceProblem | null> {
	const at = now();
	const source = await claimSource(db, id, {
		at,
		until: new Date(at.getTime() + claimMinutes * 60_000),
		asked,
	});
	const organisation = source && (await queries.organisationOf(db, source.organisationId));
	if (!source?.url || !organisation) return null;
	if (!stateAllows(organisation.state, 'edit')) {
		await db.transaction().execute((trx) => updateSource(trx, id, { nextFetchAt: nextFetch(5, at) }));
		return null;
	}
	const actor = systemFor(organisation);
	const answer = await ask(source, reach);
	if (answer instanceof FetchFailed) return failed(db, source, answer.problem);
	const well = { failures: 0, problem: null, fetchedAt: at, nextFetchAt: nextFetch(0, at) };
	if (answer.unchanged) {
		await db.transaction().execute((trx) => updateSource(trx, id, well));
		return null;
	}
	const reading = readFetched(answer.bytes, answer.url, spanFrom(at));
	if (reading.problem && reading.problem !== 'empty') return failed(db, source, reading.problem);
	const places = await placesOf(db, organisation.id, reading.proposals);
	await acting(db, actor, async (trx) => {
		const held = await queries.lockSource(trx, id);
		if (!held || held.endedAt) return;
		const follows = held.acceptedAt !== null;
		const outcome = await applyReading(trx, { actor, organisation, source: held, places }, reading, {
			follows,
		});
		const { etag, lastModified } = answer;
		await updateSource(trx, id, { ...well, etag, lastModified });
		if (outcome.fresh + outcome.changed + outcome.gone > 0)
			await record(trx, actor, 'importing.refreshed', held, { ...outcome });
	});
	return null;
}

async function ask(source: Source, reach: Reach): Promise<Fetched | FetchFailed> {
	const { url, etag, lastModified, fetchedAt } = source;
	// Later occurrences come into view with time, so even the same file is read again at the first fetch of each day.
	const sameDay = fetchedAt !== null && copenhagenDate(fetchedAt) === copenhagenDate(now());
	try {
		return await fetchPublic(url ?? '', {
			accept,
			reach,
			bounds: { mostBytes: mostFileBytes },
			...(sameDay && (etag || lastModified) && { known: { etag, lastModified } }),
		});
	} catch (cause) {
		if (cause instanceof FetchFailed) return cause;
		throw cause;
	}
}

async function failed(db: Database, { id }: Source, problem: SourceProblem): Promise<SourceProblem> {
	await db.transaction().execute(async (trx) => {
		const held = await queries.lockSource(trx, id);
		if (!held) return;
		const failures = held.failures + 1;
		await updateSource(trx, id, { failures, problem, nextFetchAt: nextFetch(failures, now()) });
		const organisation = await queries.organisationOf(trx, held.organisationId);
		if (failures !== failuresUntilTold || !organisation) return;
		const since = (held.fetchedAt ?? held.createdAt).toISOString();
		await write(trx, members(organisation, rolesFor('edit')), `import-failing-${id}-${since}`, ({ name }) =>
			failingLetter(name, organisation, { ...held, problem }),
		);
	});
	return problem;
}

export const refreshFeed = defineTask<{ sourceId: number }>(
	'importing.refresh_feed',
	async (db, { sourceId }) => {
		await refreshSource(db, sourceId);
	},
);

export const refreshFeeds = defineTask<unknown>('importing.refresh_feeds', (db) =>
	db.transaction().execute(async (trx) => {
		const due = await queries.dueSources(trx, now());
		await enqueueEach(
			trx,
			refreshFeed,
			due.map(({ id }) => ({ sourceId: id })),
			{ maxAttempts: 3 },
		);
	}),
);
