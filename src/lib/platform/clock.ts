/** The one clock of the house. Rooms take the time from here (or as an argument), so that tests can set it. */
let fixed: Date | null = null;

/** The present moment, or the one a test has set. */
export function now(): Date {
	return fixed ? new Date(fixed) : new Date();
}

/** Holds the clock at `date`; `null` lets it run again. For tests only. */
export function setClock(date: Date | string | null): void {
	fixed = date === null ? null : new Date(date);
}

/** Does `work` at another moment: for the seed, which does one thing at a time. */
export async function withClock<T>(moment: Date, work: () => Promise<T>): Promise<T> {
	const before = fixed;
	setClock(moment);
	try {
		return await work();
	} finally {
		fixed = before;
	}
}
