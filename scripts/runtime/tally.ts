/** How many tests passed, failed and were skipped, out of the runners' own reports. */
export type Tally = { passed: number; failed: number; skipped: number };

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
	return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function sentence({ passed, failed, skipped }: Tally): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A file that did not even load counts as one failure. */
export function fromVitest(json: string): Tally {
	const report = JSON.parse(json) as {
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
		numTodoTests?: number;
		testResults: { status: string; assertionResults: unknown[] }[];
	};
	const unloaded = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded.length,
		skipped: report.numPendingTests + (report.numTodoTests ?? 0),
	};
}

export function fromPlaywright(json: string): Tally {
	const { stats, errors = [] } = JSON.parse(json) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
		errors?: unknown[];
	};
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		skipped: stats.skipped,
	};
}
