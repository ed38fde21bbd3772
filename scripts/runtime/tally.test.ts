import { expect, test } from 'vitest';
import { add, fromPlaywright, fromVitest, sentence } from './tally.ts';

test('counts both runners, and a file that did not load', () => {
	const unit = fromVitest(
		JSON.stringify({
			numPassedTests: 3,
			numFailedTests: 1,
			numPendingTests: 2,
			testResults: [
				{ status: 'failed', assertionResults: [] },
				{ status: 'passed', assertionResults: [{}] },
			],
		}),
	);
	const journeys = fromPlaywright(
		JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } }),
	);
	expect(sentence(unit)).toBe('3 passed, 2 failed, 2 skipped');
	expect(sentence(add(unit, journeys))).toBe('9 passed, 3 failed, 2 skipped');
	expect(sentence(journeys)).toBe('6 passed, 1 failed');
});
