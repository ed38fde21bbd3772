/** Asks the same questions again and again, one after the other. */
const rounds = 20;

const quantile = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;

export type Question = [name: string, ask: () => Promise<unknown>];

export interface Asked {
	name: string;
	/** Milliseconds. */
	p50: number;
	p95: number;
}

export async function timed(questions: readonly Question[]): Promise<Asked[]> {
	const found: Asked[] = [];
	for (const [name, ask] of questions) {
		const times: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const began = performance.now();
			await ask();
			times.push(performance.now() - began);
		}
		times.sort((a, b) => a - b);
		found.push({ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
	}
	return found;
}
