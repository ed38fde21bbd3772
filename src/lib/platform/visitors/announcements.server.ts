/**
 * The database tells every web process what changed in public. Announcements arrive in the order of their commits, so
 * one of our own that comes back has every earlier one before it.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Sql } from 'postgres';
import { database, listener, type Database } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { readChange } from '#lib/platform/visitors/changes.ts';
import { pageCache, type PageCache } from '#lib/platform/visitors/page-cache.server.ts';

const waiting = new Map<string, () => void>();
/** How long an answer waits for its own announcement, in milliseconds; then the pages go without it. */
const patience = 1000;

/** Makes kept pages old as soon as what they say changes, and keeps none before changes are heard. */
export function hearAnnouncements(pages: PageCache = pageCache, ears: Sql = listener()): void {
	const changed = (said: string) => pages.changed(readChange(said), Date.now());
	// Again after every break in the connection: what changed meanwhile was not heard.
	const hearing = () => {
		pages.clear();
		pages.listening = true;
	};
	const heard = (token: string) => waiting.get(token)?.();
	Promise.all([ears.listen('content_changed', changed, hearing), ears.listen('heard_so_far', heard)]).catch(
		(error: Error) => log.warn('content changes are not heard; no page is kept', { error }),
	);
}

/** The round that is on its way, and the one that goes out after it. */
interface Rounds {
	going: Promise<void>;
	next: Promise<void> | null;
}
const rounds = new WeakMap<PageCache, Rounds>();

/**
 * Resolves when this process has heard of everything that is committed by now. Never fails. Those who ask while an
 * announcement is on its way share the one after it: announcements wait for each other in the database.
 */
export function announcementsHeard(pages: PageCache = pageCache, db: Database = database()): Promise<void> {
	if (!pages.listening) return Promise.resolve();
	const round = rounds.get(pages) ?? { going: Promise.resolve(), next: null };
	rounds.set(pages, round);
	round.next ??= round.going.then(() => {
		round.next = null;
		round.going = heardSoFar(pages, db);
		return round.going;
	});
	return round.next;
}

async function heardSoFar(pages: PageCache, db: Database): Promise<void> {
	const token = randomUUID();
	const { promise, resolve } = Promise.withResolvers<boolean>();
	waiting.set(token, () => resolve(true));
	const timer = setTimeout(resolve, patience, false);
	// Nothing is lost with it, so it need not wait until the disk has it.
	sql`select set_config('synchronous_commit', 'off', true), pg_notify('heard_so_far', ${token})`
		.execute(db)
		.catch(() => resolve(false));
	if (!(await promise)) pages.clear();
	await pages.settled();
	clearTimeout(timer);
	waiting.delete(token);
}
