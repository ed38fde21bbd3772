/** Whether a promise of how long something is kept is kept. Pure. */

/** `late`: rows should have gone; `asleep`: nothing is late, and the job has not run for a day and a half; `never`: it has never run. */
export type TermStanding = 'kept' | 'late' | 'asleep' | 'never';

/** Every job runs at least once a day; a restart at night may cost half of one. */
const mostHoursBetween = 36;

export function judge({ ranAt, overdue }: { ranAt: Date | null; overdue: number }, now: Date): TermStanding {
	if (overdue > 0) return 'late';
	if (!ranAt) return 'never';
	return now.getTime() - ranAt.getTime() > mostHoursBetween * 3_600_000 ? 'asleep' : 'kept';
}
