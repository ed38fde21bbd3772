/** Runs steps some at a time, each after those that it builds on. */
export interface Step<Result> {
	name: string;
	/** Steps that end before this one begins; names that are not among the steps are none. */
	after?: string[];
	work: () => Promise<Result>;
}

/** Begins steps in their order, `most` at a time; `ended` hears of each as it ends. A step that throws ends all. */
export async function sideBySide<Result>(
	steps: readonly Step<Result>[],
	most: number,
	ended: (step: Step<Result>, result: Result) => void,
): Promise<void> {
	const waiting = new Map(steps.map((step) => [step.name, step]));
	const running = new Map<string, Promise<unknown>>();
	const isOpen = (name: string) => waiting.has(name) || running.has(name);
	while (waiting.size + running.size > 0) {
		const next = [...waiting.values()].find(({ after = [] }) => !after.some(isOpen));
		if (next && running.size < most) {
			waiting.delete(next.name);
			const work = next.work().then((result) => {
				running.delete(next.name);
				ended(next, result);
			});
			running.set(next.name, work);
		} else if (running.size > 0) await Promise.race(running.values());
		else throw new Error(`These steps wait for each other: ${[...waiting.keys()].join(', ')}`);
	}
}
