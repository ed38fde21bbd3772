/**
 * What somebody who looks for words waits for: the page of what is found, made anew, one question after the other. Before each
 * an event changes, so that nothing found or counted earlier answers it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';

export const searched = {
	'a common word': 'fodbold',
	'a rare word': 'święto',
	"an organiser's name": 'nordlys',
	'a street': 'rentemestervej',
	'a district': 'bispebjerg',
	'a part of compounds': 'café',
	'two words': 'sprogcafé nørrebro',
	'a word that all have': 'kom',
	'a word that none has': 'findesikke',
};

export interface Searched {
	name: string;
	/** Milliseconds. */
	p50: number;
	p95: number;
}

const rounds = 40;
const warmUp = 25;
/** By then the site has heard of a change. */
const hearingMs = 20;

const shareOf = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The words in turn, so that a moment in which the machine is busy falls on all of them; last, all of them as one. */
export async function benchSearch(db: Database, url: string): Promise<Searched[]> {
	const taken = new Map(Object.keys(searched).map((name) => [name, [] as number[]]));
	for (let round = 0; round < warmUp + rounds; round++) {
		for (const [name, words] of Object.entries(searched)) {
			await sql`select pg_notify('content_changed', 'event')`.execute(db);
			await pause(hearingMs);
			const from = performance.now();
			const answer = await fetch(`${url}/oplev?q=${encodeURIComponent(words)}`, {
				headers: { cookie: 'session=bench' },
			});
			await answer.arrayBuffer();
			if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
			if (round >= warmUp) taken.get(name)?.push(performance.now() - from);
		}
	}
	const all = [...taken, ['all words', [...taken.values()].flat()] as const];
	return all.map(([name, times]) => {
		const sorted = times.toSorted((a, b) => a - b);
		return { name, p50: shareOf(sorted, 0.5), p95: shareOf(sorted, 0.95) };
	});
}
