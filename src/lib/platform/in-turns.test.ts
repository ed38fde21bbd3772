import { expect, test } from 'vitest';
import { inTurns } from '#lib/platform/in-turns.ts';

test('a few at a time, in their order; another thing does not wait, and a failure lets the next one in', async () => {
	const turn = inTurns(2);
	const begun: number[] = [];
	let now = 0;
	let most = 0;
	const work = (n: number) =>
		turn('a', async () => {
			begun.push(n);
			most = Math.max(most, ++now);
			await new Promise((go) => setTimeout(go, 1));
			now--;
			if (n === 1) throw new Error('one fails');
			return n;
		});
	const all = Promise.allSettled([0, 1, 2, 3, 4].map(work));
	expect(await turn('b', () => Promise.resolve('at once'))).toBe('at once');
	const outcomes = await all;
	expect(outcomes.map(({ status }) => status)).toEqual([
		...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
	]);
	expect(begun).toEqual([0, 1, 2, 3, 4]);
	expect(most).toBe(2);
	expect(await work(5)).toBe(5);
});

test('one that never ends holds up nobody for ever', async () => {
	const turn = inTurns(1, 20);
	void turn('a', () => new Promise(() => {}));
	expect(await turn('a', () => Promise.resolve('after a while'))).toBe('after a while');
	expect(await turn('a', () => Promise.resolve('and then at once'))).toBe('and then at once');
});
