/**
 * `npm run bench -- city`: whether a page grows slower with the city. Two sites answer in turn, one of 2,000 events and one
 * of 200,000 events and 20,000 partners; each page is rendered anew for every request, and asked at both within seconds.
 */
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
	for (const [name, paths] of pages) {
		const p50 = async ({ url }: Server, duration: number) => {
			const { p50, failures } = await load(url, paths, {
				seconds: duration,
				headers: { cookie: 'session=bench' },
				connections: 1,
			});
			if (failures) throw new Error(`${failures} requests for ${name} failed`);
			return p50;
		};
		for (const site of [small, city]) await p50(site, 1);
		const [before, after] = [await p50(small, seconds), await p50(city, seconds)];
		say({
			line: `${name.padEnd(26)} p50 ${before} ms, in the large city ${after} ms, ${(after / before).toFixed(2)} times`,
			reached: after <= before * mostGrowth || after - before < noiseMs,
			goal: `at most ${mostGrowth} times`,
		});
	}
	const memory = city.memory();
	say({
		line: `memory in the large city: ${memory} MB`,
		reached: memory <= mostMegabytes,
		goal: `at most ${mostMegabytes}`,
	});
}
