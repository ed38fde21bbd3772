/** What somebody who looks for words waits for: the page of what is found, made anew, one question after the other. */
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
const warmUp = 8;

const shareOf = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The words in turn, so that a moment in which the machine is busy falls on all of them; last, all of them as one. */
export async function benchSearch(url: string): Promise<Searched[]> {
	const taken = new Map(Object.keys(searched).map((name) => [name, [] as number[]]));
	for (let round = 0; round < warmUp + rounds; round++) {
		for (const [name, words] of Object.entries(searched)) {
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
