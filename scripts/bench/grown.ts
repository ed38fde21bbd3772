/**
 * `npm run bench -- city`: whether a page grows slower with the city. Two sites answer in turn, one of 2,000 events and one
 * of 200,000 events and 20,000 partners; each page is rendered anew for every request, and asked at both within seconds. In both
 * something changes every half second, so that what was read for one request does not serve all the others.
 */
import { setInterval as every } from 'node:timers/promises';
import { sql } from 'kysely';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import type { Lifetime } from '../runtime/lifetime.ts';
import { load } from './load.ts';
import { startServer, type Server } from './processes.ts';

const numbered = (path: string) => Array.from({ length: 200 }, (_, index) => `${path}${index + 1}`);
const pages: readonly [name: string, paths: readonly string[]][] = [
	['front page', ['/']],
	['list', ['/oplev']],
	['list of a district', ['/oplev?district=3']],
	['list of free things', ['/oplev?free=1']],
	['map of the city', ['/oplev/map.json']],
	['map of a view', ['/oplev/map.json?view=13-4380-2558-4386-2562']],
	['event', numbered('/begivenheder/begivenhed-')],
	['partner', numbered('/partnere/partner-')],
	['partners', ['/partnere']],
	['promises', ['/loefter']],
	['JSON list', ['/api/v1/events']],
];
const mostMegabytes = 600;
const mostGrowth = 1.3;
/** Of two lists that are read in a millisecond or two, the clock's own step would decide. */
const noiseMs = 3;

export interface Grown {
	line: string;
	reached: boolean;
	goal: string;
}

/** @param urls of the two databases, the smaller first */
export async function measureGrowth(
	life: Lifetime,
	urls: readonly [string, string],
	seconds: number,
	say: (grown: Grown) => void,
): Promise<void> {
	const start = async (DATABASE_URL: string) => {
		const site = await startServer('site.ts', { DATABASE_URL });
		life.add(site.stop);
		return site;
	};
	const [small, city] = [await start(urls[0]), await start(urls[1])];
	const changing = urls.map((url) => createDatabase(url, { max: 1, statementTimeout: 0 }));
	const over = new AbortController();
	life.add(() => over.abort());
	void changeAll(changing, over.signal);
	for (const [name, paths] of pages) {
		const waits = async ({ url }: Server, duration: number) => {
			const { p50, p99, failures } = await load(url, paths, {
				seconds: duration,
				headers: { cookie: 'session=bench' },
				connections: 1,
			});
			if (failures) throw new Error(`${failures} requests for ${name} failed`);
			return { p50, p99 };
		};
		for (const site of [small, city]) await waits(site, 1);
		const [before, after] = [await waits(small, seconds), await waits(city, seconds)];
		say({
			line:
				`${name.padEnd(26)} p50 ${before.p50} ms, in the large city ${after.p50} ms, ${(after.p50 / before.p50).toFixed(2)} times; ` +
				`p99 ${before.p99} and ${after.p99} ms`,
			reached: after.p50 <= before.p50 * mostGrowth || after.p50 - before.p50 < noiseMs,
			goal: `at most ${mostGrowth} times`,
		});
	}
	over.abort();
	const memory = city.memory();
	say({
		line: `memory in the large city: ${memory} MB`,
		reached: memory <= mostMegabytes,
		goal: `at most ${mostMegabytes}`,
	});
}

/** Until `signal`: everything that was read is old, twice a second. */
async function changeAll(databases: readonly Database[], signal: AbortSignal): Promise<void> {
	try {
		for await (const _ of every(500, null, { signal }))
			for (const db of databases) await sql`select pg_notify('content_changed', '?')`.execute(db);
	} catch (error) {
		if (!signal.aborted) throw error;
	} finally {
		for (const db of databases) await db.destroy();
	}
}
