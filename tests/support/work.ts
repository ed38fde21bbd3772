/** How much work something is, by the processor's clock: the wall's tells what else a busy machine does. */

import { expect } from 'vitest';

/** Milliseconds that this thread works on it. */
export function workOf(work: () => unknown): number {
	const before = process.threadCpuUsage();
	work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

/** What it gives; fails where this thread worked on it for longer than that, since nobody else was served meanwhile. */
export function within<Given>(mostMs: number, work: () => Given): Given {
	const given: Given[] = [];
	expect(workOf(() => given.push(work()))).toBeLessThan(mostMs);
	return given[0]!;
}

/** Of three times, since the first also pays for what is compiled and cleared away. */
export const leastWorkOf = (work: () => unknown): number =>
	Math.min(workOf(work), workOf(work), workOf(work));
