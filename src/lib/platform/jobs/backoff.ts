/**
 * Waits that grow with each failure (or each mail) and fade again by themselves. A level rises by one each time and
 * sinks by one every `fadesMinutes`; from `free` on each one more costs a wait, the next of `waits`.
 */
export interface Backoff {
	name: string;
	/** How many before the first wait. */
	free: number;
	/** In minutes: after the free ones, after one more, and so on; the last holds from there. */
	waits: readonly [number, ...number[]];
	/** After how many quiet minutes one is forgotten. */
	fadesMinutes: number;
}

export interface Level {
	level: number;
	/** When the level last rose. */
	at: Date;
}

const minute = 60_000;

/** The level now. */
export function faded({ fadesMinutes }: Backoff, { level, at }: Level, now: Date): number {
	return Math.max(0, level - Math.max(0, now.getTime() - at.getTime()) / (fadesMinutes * minute));
}

/** The level after one more. It does not rise past the last wait, so that a long attack is forgotten as soon as a short one. */
export function raised(rule: Backoff, before: Level | undefined, now: Date): Level {
	const most = rule.free + rule.waits.length - 1;
	return { level: Math.min(most, (before ? faded(rule, before, now) : 0) + 1), at: now };
}

/** How long to wait from `now` until the next try, in milliseconds; 0 when it may come at once. */
export function waitOf({ free, waits }: Backoff, { level, at }: Level, now: Date): number {
	const over = Math.round(level) - free;
	if (over < 0) return 0;
	const wait = (waits[Math.min(over, waits.length - 1)] ?? 0) * minute;
	return Math.max(0, at.getTime() + wait - now.getTime());
}
