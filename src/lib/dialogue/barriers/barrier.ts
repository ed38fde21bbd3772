/**
 * A barrier that somebody has met and told the city of. It is read before it is shown, gets an owner and a day, and an answer.
 * That it is answered is the municipality's to say; that it is solved is said by who told it (decision 0094).
 */
import { addDays } from '#lib/i18n/copenhagen.ts';
import { days, daysBefore } from '#lib/platform/personal-data/retention.ts';

export const barrierStates = [
	'unconfirmed',
	'received',
	'shown',
	'owned',
	'answered',
	'down',
	'merged',
] as const;
export type BarrierState = (typeof barrierStates)[number];

/** One person's case, or how something is arranged for many. */
export const barrierKinds = ['individual', 'systemic'] as const;
export type BarrierKind = (typeof barrierKinds)[number];

/** Everybody reads those in these states. */
export const shownStates = ['shown', 'owned', 'answered'] as const satisfies readonly BarrierState[];
export const isShown = (state: BarrierState): boolean => shownStates.some((shown) => shown === state);

const next: Record<BarrierState, readonly BarrierState[]> = {
	unconfirmed: ['received'],
	received: ['shown', 'down', 'merged'],
	shown: ['owned', 'down', 'merged'],
	owned: ['answered', 'down', 'merged'],
	answered: ['down'],
	// By an appeal, to where it was.
	down: ['received', 'shown', 'owned', 'answered'],
	merged: [],
};
/** Where a state may go; the database repeats it (`hold_barrier`). */
export const mayGo = (from: BarrierState, to: BarrierState): boolean => next[from].includes(to);

export const standings = ['unowned', 'waiting', 'late', 'answered'] as const;
/** `unowned`: read, and nobody has it yet. `late`: the day of the answer has passed without one. */
export type Standing = (typeof standings)[number];

export interface Stands {
	state: BarrierState;
	answerDueOn: string | null;
}

/** How a barrier that is shown stands on a day in Copenhagen; the day of the answer itself is not late. */
export function standingOf({ state, answerDueOn }: Stands, today: string): Standing {
	if (state === 'answered') return 'answered';
	if (state !== 'owned' || answerDueOn === null) return 'unowned';
	return answerDueOn < today ? 'late' : 'waiting';
}

export const verdicts = ['solved', 'unsolved'] as const;
/** What one who told it says of the answer. */
export type Verdict = (typeof verdicts)[number];

/** What those who told it say together; null: none of them has said anything. */
export function solvedness({ solved, unsolved }: { solved: number; unsolved: number }) {
	if (solved + unsolved === 0) return null;
	if (unsolved === 0) return 'solved' as const;
	return solved === 0 ? ('unsolved' as const) : ('both' as const);
}

/**
 * Whether "I know this too" can still be said: addresses go a year after the answer, and then nobody could see who is new. Of words
 * that were taken back nobody can say it.
 */
export const takesVoices = (
	{
		state,
		answeredAt,
		takenBackAt,
	}: { state: BarrierState; answeredAt: Date | null; takenBackAt: Date | null },
	now: Date,
): boolean =>
	isShown(state) &&
	takenBackAt === null &&
	(answeredAt === null || answeredAt > daysBefore(days.barrierVoice, now));

/** The answer is due from tomorrow to half a year on. */
export const latestDue = (today: string): string => addDays(today, 183);

const mostLinks = 2;
/** Sources have a field of their own: words full of links are an advertisement. */
export const hasManyLinks = (texts: readonly string[]): boolean =>
	(texts.join(' ').match(/https?:\/\/|www\./gi) ?? []).length > mostLinks;

/** A bound, so that what stands under one barrier needs no pages. */
export const mostBeside = 60;

export const barriersPath = '/barriers';
export const barriersDesk = '/municipality/barriers';
export const barrierPath = (slug: string): string => `${barriersPath}/${slug}`;
export const barrierDesk = (slug: string): string => `${barriersDesk}/${slug}`;
