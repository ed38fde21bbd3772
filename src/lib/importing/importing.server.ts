/** Verbs of an import: hand in a file, subscribe to a feed, take in what was proposed, fetch again, end. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { applyReading, placesOf, spanFrom, takeItem, type Frame } from '#lib/importing/applying.server.ts';
import type { ImportInput } from '#lib/importing/input.ts';
import { saidOfEvent } from '#lib/importing/looking/look.ts';
import { decide, lookAtFile } from '#lib/importing/looking/looking.server.ts';
import { mostFileBytes, type Reading } from '#lib/importing/proposal.ts';
import * as queries from '#lib/importing/queries.server.ts';
import { readFetched, readFile } from '#lib/importing/reading/source.ts';
import { record } from '#lib/importing/record.server.ts';
import { accept, refreshSource } from '#lib/importing/refreshing.server.ts';
import { mostItems, mostSources, nextFetch } from '#lib/importing/source.ts';
import * as writes from '#lib/importing/writes.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import {
	FetchFailed,
	fetchPublic,
	openInternet,
	type Reach,
} from '#lib/platform/fetching/fetching.server.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

const asking = { name: 'import-fetch', most: 12, windowMinutes: 60 };

export const sourcePath = (organisation: string, id: number): string =>
	`/workspace/${organisation}/events/import/${id}`;

/** @throws Refused with what is wrong of the whole file or page */
function readable(read: () => Reading, field: string): Reading {
	try {
		const reading = read();
		if (reading.problem === 'empty') throw new Refused('import_empty', field);
		if (reading.problem === 'no_events_on_page') throw new Refused('import_no_events_on_page', field);
		if (reading.problem) throw new Refused('import_no_calendar', field);
		return reading;
	} catch (cause) {
		if (!(cause instanceof TableUnread)) throw cause;
		const { problem, detail } = cause;
		if (problem === 'workbook') throw new Refused('import_table_workbook', field);
		if (problem === 'column_twice') throw new Refused('table_column_twice', field, { detail });
		if (problem === 'garbled') throw new Refused('import_table_garbled', field, { word: detail });
		throw new Refused(problem === 'empty' ? 'import_empty' : 'import_no_calendar', field);
	}
}

const lockOwnSource = async (trx: Transaction, actor: Actor, organisationSlug: string, id: number) => {
	const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
	const source = found(await queries.lockSource(trx, id));
	if (source.organisationId !== organisation.id || source.endedAt) found(null);
	return { organisation, source };
};

/**
 * Reads a file; its events are proposed beside those of earlier files, each once. What it says otherwise of those that
 * were taken in waits for a yes (decision 0101). @returns the page that shows it
 * @throws Refused `import_too_large`, `import_empty`, `import_no_calendar`, `import_table_workbook`, `import_table_garbled`,
 * `table_column_twice`
 */
export async function uploadCalendar(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	{ danishLevel, publishes }: Pick<ImportInput, 'danishLevel' | 'publishes'>,
	file: File,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	if (file.size > mostFileBytes) throw new Refused('import_too_large', 'file');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const reading = readable(() => readFile(bytes, spanFrom(now())), 'file');
	const places = await placesOf(db, organisation.id, reading.proposals);
	return acting(db, actor, async (trx) => {
		const at = now();
		const settings = { danishLevel, publishes };
		const earlier = await writes.lockFileSource(trx, organisation.id);
		const { id } =
			earlier ??
			(await writes.insertSource(trx, {
				...settings,
				organisationId: organisation.id,
				kind: 'file',
				url: null,
				createdBy: personOf(actor),
				createdAt: at,
			}));
		await writes.updateSource(trx, id, { ...settings, fetchedAt: at });
		const source = found(await queries.lockSource(trx, id));
		const outcome = await lookAtFile(trx, { actor, organisation, source, places }, reading);
		await record(trx, actor, 'importing.uploaded', source, { ...outcome, refused: reading.refused.length });
		return sourcePath(organisation.slug, id);
	});
}

/**
 * Fetches a feed for the first time and proposes its events. @returns the page that shows them
 * @throws Refused `import_url_missing`, `import_fetch_often`, `import_many_sources`, `import_known`, `import_fetch_…`, `import_empty`, `import_no_calendar`, `import_no_events_on_page`
 */
export async function subscribe(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	{ url, danishLevel, publishes }: ImportInput,
	reach: Reach = openInternet,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	if (url === null) throw new Refused('import_url_missing', 'url');
	if (!(await attempt(db, asking, String(organisation.id)))) throw new Refused('import_fetch_often', 'url');
	const answer = await fetchPublic(url, {
		accept,
		reach,
		bounds: { mostBytes: mostFileBytes },
	}).catch((cause: unknown) => {
		if (!(cause instanceof FetchFailed)) throw cause;
		throw new Refused(`import_fetch_${cause.problem}`, 'url');
	});
	if (answer.unchanged) throw new Refused('import_empty', 'url');
	const reading = readable(() => readFetched(answer.bytes, answer.url, spanFrom(now())), 'url');
	const places = await placesOf(db, organisation.id, reading.proposals);
	return acting(db, actor, async (trx) => {
		const at = now();
		if ((await queries.countSources(trx, organisation.id)) >= mostSources)
			throw new Refused('import_many_sources', 'url');
		const made = await writes.insertFeed(trx, {
			organisationId: organisation.id,
			kind: 'feed',
			url,
			danishLevel,
			publishes,
			createdBy: personOf(actor),
			createdAt: at,
		});
		if (!made) throw new Refused('import_known', 'url');
		const { etag, lastModified } = answer;
		await writes.updateSource(trx, made.id, {
			etag,
			lastModified,
			fetchedAt: at,
			nextFetchAt: nextFetch(0, at),
		});
		const source = found(await queries.lockSource(trx, made.id));
		const outcome = await applyReading(trx, { actor, organisation, source, places }, reading, {
			follows: false,
		});
		await record(trx, actor, 'importing.subscribed', source, { ...outcome, refused: reading.refused.length });
		return sourcePath(organisation.slug, made.id);
	});
}

interface Decisions {
	/** Of what is new, and of what a file would change, those that were on the page. */
	shown: readonly number[];
	seen: readonly { id: number; sign: string }[];
	/** Items of both. */
	chosen: readonly number[];
}
interface Applied {
	taken: number;
	done: number;
	/** Changed here between the look and the yes: to be looked at again. */
	edited: number;
}

/**
 * Those that were chosen become events; the others are left, and asked about no more. What a file would change is
 * done where it was chosen, and what was not comes again with the next file.
 */
export async function takeIn(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
	{ shown, seen, chosen }: Decisions,
): Promise<Applied> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const before = found(await queries.findSource(db, organisation.id, id));
	const waiting = await queries.itemsOf(db, before.id, { state: 'proposed', limit: shown.length || 1 });
	const pending = await queries.pendingItems(db, before.id, { from: now(), limit: mostItems });
	const said = pending.flatMap((item) =>
		item.said && chosen.includes(item.id) ? saidOfEvent(item.said) : [],
	);
	const places = await placesOf(db, organisation.id, [...waiting.rows, ...said]);
	return acting(db, actor, async (trx) => {
		const { source } = await lockOwnSource(trx, actor, organisationSlug, id);
		const frame: Frame = { actor, organisation, source, places };
		const applied: Applied = { taken: 0, done: 0, edited: 0 };
		for (const item of await queries.lockItems(trx, source.id, now())) {
			const isChosen = chosen.includes(item.id);
			const look = seen.find((one) => one.id === item.id);
			if (look) {
				const decided = await decide(trx, frame, item, { sign: look.sign, chosen: isChosen });
				if (decided === 'done' || decided === 'edited') applied[decided]++;
			} else if (item.state === 'proposed' && shown.includes(item.id)) {
				if (isChosen) await takeItem(trx, frame, item);
				else await writes.updateItem(trx, item.id, { state: 'left' });
				if (isChosen) applied.taken++;
			}
		}
		if (!source.acceptedAt) await writes.updateSource(trx, id, { acceptedAt: now() });
		await record(trx, actor, 'importing.taken_in', source, { ...applied });
		return applied;
	});
}

/** One that was left out is wanted after all: it becomes an event. @throws Refused `import_item_over` */
export async function takeBack(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
	itemId: number,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const before = found(await queries.findSource(db, organisation.id, id));
	const left = found(await queries.leftItem(db, before.id, itemId));
	const places = await placesOf(db, organisation.id, [left]);
	await acting(db, actor, async (trx) => {
		const source = found(await queries.lockSource(trx, id));
		const item = found(await queries.leftItem(trx, source.id, itemId));
		if (item.endsAt <= now()) throw new Refused('import_item_over');
		await takeItem(trx, { actor, organisation, source, places }, item);
		await record(trx, actor, 'importing.taken_in', source, { taken: 1 });
	});
}

/** @throws Refused `import_fetch_often`, `import_fetch_…` */
export async function fetchNow(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
	reach: Reach = openInternet,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const source = found(await queries.findSource(db, organisation.id, id));
	if (source.url === null || source.endedAt) found(null);
	if (!(await attempt(db, asking, String(organisation.id)))) throw new Refused('import_fetch_often');
	const problem = await refreshSource(db, id, { reach, asked: true });
	if (problem) throw new Refused(`import_fetch_${problem}`);
}

/** Nothing more is fetched; what has become events stays. */
export const endSource = (db: Database, actor: Actor, organisationSlug: string, id: number): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { source } = await lockOwnSource(trx, actor, organisationSlug, id);
		if (source.kind === 'file') found(null);
		await writes.updateSource(trx, id, { endedAt: now() });
		await record(trx, actor, 'importing.ended', source);
	});
