import { describe, expect, test } from 'vitest';
import { doubtAbout, stampOf } from '#lib/platform/forms/form-stamp.ts';

const made = new Date('2026-11-22T12:00:00Z');
const after = (seconds: number) => new Date(made.getTime() + seconds * 1000);
const stamp = stampOf('key', made);

describe('a form that anybody may send', () => {
	test.each([
		['after three seconds', { stamp, empty: '' }, 3, null],
		['after an hour', { stamp, empty: '' }, 3600, null],
		['at once', { stamp, empty: '' }, 1, 'form_too_fast'],
		['two days later', { stamp, empty: '' }, 200_000, 'form_old'],
		['before it was made', { stamp, empty: '' }, -5, 'form_old'],
		['with the unseen field filled', { stamp, empty: 'x' }, 3, 'form_filled'],
		['without a stamp', { stamp: '', empty: '' }, 3, 'form_old'],
		['with another hour under the seal', { stamp: `z${stamp}`, empty: '' }, 3, 'form_old'],
		['sealed by somebody else', { stamp: stampOf('another', made), empty: '' }, 3, 'form_old'],
		['with a stamp of a megabyte', { stamp: 'a.'.repeat(500_000), empty: '' }, 3, 'form_old'],
	] as const)('%s', (_, sent, seconds, doubt) => {
		expect(doubtAbout(sent, { key: 'key', now: after(seconds), leastMs: 2000 })).toBe(doubt);
	});
});
