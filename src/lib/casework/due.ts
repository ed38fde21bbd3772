/** What is ahead for an organisation, by day: tasks, the next call, deadlines, the report, partnerships that end. */
import type { Case, Task } from '#lib/casework/case.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

/** Deadlines of promises and ends of partnerships are told of this long before. */
const aheadDays = 90;

export type Due =
	| { kind: 'task'; on: string; task: Task }
	| { kind: 'call'; on: string }
	| { kind: 'report'; on: string; halfYear: string }
	| { kind: 'promise'; on: string; title: string; slug: string }
	| { kind: 'partnership'; on: string; title: string; slug: string };

interface Ahead {
	case: Pick<Case, 'nextCallOn'>;
	tasks: readonly Task[];
	/** Null where none is owed now. */
	report: { dueOn: string; halfYear: string } | null;
	promises: readonly { title: string; slug: string; dueOn: string; state: string }[];
	partnerships: readonly { title: string; slug: string; endsOn: string; state: string }[];
}

/** The nearest day first; of one day, what somebody set before what follows from a date. */
export function whatIsDue({ case: own, tasks, report, promises, partnerships }: Ahead, today: string): Due[] {
	const until = addDays(today, aheadDays);
	return [
		...tasks.map((task): Due => ({ kind: 'task', on: task.dueOn, task })),
		...(own.nextCallOn ? [{ kind: 'call', on: own.nextCallOn } as const] : []),
		...(report ? [{ kind: 'report', on: report.dueOn, halfYear: report.halfYear } as const] : []),
		...promises
			.filter(({ state, dueOn }) => state === 'active' && dueOn <= until)
			.map(({ title, slug, dueOn }): Due => ({ kind: 'promise', on: dueOn, title, slug })),
		...partnerships
			.filter(({ state, endsOn }) => state === 'active' && endsOn >= today && endsOn <= until)
			.map(({ title, slug, endsOn }): Due => ({ kind: 'partnership', on: endsOn, title, slug })),
	].toSorted((one, other) => one.on.localeCompare(other.on));
}
