/**
 * A busy hour: five hundred requests a second for pages as people choose them (a few are asked for often, most hardly ever),
 * and one write a second. How many are answered from what is kept.
 */
import { setInterval as every } from 'node:timers/promises';
import autocannon from 'autocannon';
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Server } from './processes.ts';

const requestsPerSecond = 500;
const warmUpSeconds = 15;

/** The same numbers in each run. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** 1 to `count`; the next is chosen a little less often than the one before (Zipf's law). */
function ranks(count: number, random: () => number): () => number {
	const sums: number[] = [];
	for (let rank = 1, sum = 0; rank <= count; rank++) sums.push((sum += 1 / rank ** 1.2));
	const all = sums.at(-1) ?? 0;
	return () => {
		const wanted = random() * all;
		let [low, high] = [0, count - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sums[middle]! < wanted) low = middle + 1;
			else high = middle;
		}
		return low + 1;
	};
}

const filters = ['', ...Array.from({ length: 10 }, (_, index) => `?district=${index + 1}`)].flatMap((one) => [
	one,
	`${one}${one ? '&' : '?'}free=1`,
	`${one}${one ? '&' : '?'}when=weekend`,
]);

function visits(random: () => number, count: number): string[] {
	const event = ranks(20_000, random);
	const partner = ranks(20_000, random);
	const filter = ranks(filters.length, random);
	return Array.from({ length: count }, () => {
		const kind = random();
		if (kind < 0.15) return '/';
		if (kind < 0.45) return `/oplev${filters[filter() - 1]}`;
		if (kind < 0.5) return '/partnere';
		if (kind < 0.9) return `/begivenheder/begivenhed-${event()}`;
		return `/partnere/partner-${partner()}`;
	});
}

/** Twenty writes as they come in a city: ten sign-ups, five events changed, three deliveries, a new event and a profile. */
function writers(db: Database, random: () => number): (() => Promise<unknown>)[] {
	const event = ranks(20_000, random);
	let guest = 0;
	const signUp = () =>
		sql`insert into registration (event_id, name, email)
			select id, 'Gæst', ${`travl${guest++}@example.org`} from event where slug = ${`begivenhed-${event()}`} and
			capacity > (select count(*) from registration where event_id = event.id and state = 'confirmed')`.execute(db);
	const change = () =>
		sql`update event set title = 'Flyttet til salen ' || now() where slug = ${`begivenhed-${event()}`}`.execute(
			db,
		);
	const deliver = () =>
		sql`insert into contribution (commitment_id, organisation_id, amount, happened_on)
			select id, organisation_id, 1, current_date from commitment where id = ${event() % 1000}`.execute(db);
	const publish = () =>
		sql`insert into event (slug, organisation_id, title, description, starts_at, ends_at, address, lat, lng,
				district_nr, languages, state, published_at)
			select slug || '-ny-' || ${guest++}::text, organisation_id, title, description, starts_at, ends_at, address, lat, lng,
				district_nr, languages, state, now() from event where slug = ${`begivenhed-${event()}`}`.execute(db);
	const describe = () =>
		sql`update organisation set purpose = 'Vi mødes ' || now() where slug = ${`partner-${event()}`}`.execute(
			db,
		);
	const five = [signUp, change, signUp, deliver, change];
	return [
		five,
		five,
		[signUp, publish, signUp, deliver, change],
		[signUp, signUp, signUp, describe, signUp],
	].flat();
}

/** @returns the share of answers that nobody had to render */
export async function benchHits(db: Database, site: Server, seconds: number): Promise<number> {
	const random = dice(1);
	const writes = writers(db, random);
	const over = new AbortController();
	const writing = (async () => {
		let turn = 0;
		for await (const _ of every(1000, null, { signal: over.signal })) await writes[turn++ % writes.length]!();
	})().catch((error: Error) => {
		if (error.name !== 'AbortError') throw error;
	});
	const ask = async (duration: number) => {
		const requests = visits(random, duration * requestsPerSecond).map((path) => ({ path }));
		const result = await autocannon({
			url: site.url,
			connections: 10,
			amount: requests.length,
			overallRate: requestsPerSecond,
			requests,
		});
		if (result.non2xx + result.errors)
			throw new Error(
				`requests failed: ${result.timeouts} without an answer, ${result.errors - result.timeouts} cut, ` +
					`answers ${JSON.stringify(result.statusCodeStats)}`,
			);
		return result;
	};
	await ask(warmUpSeconds);
	const before = await site.rendered();
	const { requests, latency } = await ask(seconds);
	const rendered = (await site.rendered()) - before;
	over.abort();
	await writing;
	console.log(
		`${requests.total} requests, ${requests.average.toFixed(0)}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms; ${rendered} rendered`,
	);
	return 1 - rendered / requests.total;
}
